import { COLOURS, mm, type Pen, type WriteOptions } from '../drawing/pen.ts';
import { WORDS, type PaperFacts } from './facts.ts';

/** A framed box with the numbers that are answered when the desk is not, two beside each other. */
export function drawHotlines(
  pen: Pen,
  facts: PaperFacts,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const rows = Math.max(1, Math.ceil(facts.hotlines.length / 2));
  // One row leaves the upper part to what stands above.
  const spare = rows === 1 ? mm(6) : 0;
  const box = { ...place, y: place.y + spare, height: place.height - spare };
  pen.rect(box, { radius: mm(2.5), stroke: COLOURS.ink, lineWidth: 1 });
  const inner = { x: box.x + mm(4), width: box.width - mm(8) };
  const title = { size: 11, weight: 'bold' as const };
  const headed = pen.write(WORDS.hotlines, { ...inner, y: box.y + mm(2) }, title);
  const danger = { size: 10, fill: COLOURS.soft };
  const wide = pen.width(WORDS.danger, { size: 10, weight: 'regular' }) + mm(6);
  const beside = inner.x + inner.width - wide;
  pen.write(
    WORDS.danger,
    { x: beside, y: headed - pen.height(WORDS.danger, wide, danger), width: wide },
    danger,
  );

  const top = headed + mm(2);
  const gap = rows > 1 ? mm(1.8) : 0;
  const height = (box.y + box.height - mm(2) - top - gap * (rows - 1)) / rows;
  const column = facts.hotlines.length === 1 ? inner.width : (inner.width - mm(6)) / 2;
  const lines = facts.hotlines.map(({ name, number, note }) => ({
    said: note ? `${name}(${note})` : name,
    number,
  }));
  // Side by side in one size: a line with a long name is no less important.
  const label = alike(
    lines.map(({ said }) =>
      pen.fit(said, { width: column, height: height * 0.4 }, { size: 9, least: 4, leading: 1.2 }),
    ),
  );
  const room = (said: string) => height - pen.height(said, column, label) - mm(0.6);
  const shown = alike(
    lines.map(({ said, number }) =>
      pen.fit(
        number,
        { width: column, height: room(said) },
        { size: 21, least: 7, weight: 'bold', leading: 1.1 },
      ),
    ),
  );
  for (const [index, { said, number }] of lines.entries()) {
    const x = inner.x + (index % 2) * (column + mm(6));
    const y = top + Math.floor(index / 2) * (height + gap);
    const below = pen.write(said, { x, y, width: column }, label);
    pen.write(number, { x, y: below + mm(0.6), width: column }, shown);
  }
}

function alike(options: readonly WriteOptions[]): WriteOptions {
  const [first = { size: 9 }] = options;
  return { ...first, size: Math.min(first.size, ...options.map(({ size }) => size)) };
}
