import { COLOURS, mm, type Pen } from '../drawing/pen.ts';
import { WORDS, type PaperFacts } from './facts.ts';

/** A framed box with the numbers that are answered when the desk is not, two beside each other. */
export function drawHotlines(
  pen: Pen,
  facts: PaperFacts,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
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

  const rows = Math.max(1, Math.ceil(facts.hotlines.length / 2));
  const top = headed + mm(1.4);
  const pitch = (box.y + box.height - mm(1.6) - top) / rows;
  const column = facts.hotlines.length === 1 ? inner.width : (inner.width - mm(6)) / 2;
  for (const [index, { name, number, note }] of facts.hotlines.entries()) {
    const x = inner.x + (index % 2) * (column + mm(6));
    const y = top + Math.floor(index / 2) * pitch;
    const said = note ? `${name}(${note})` : name;
    const label = pen.fit(said, { width: column, height: pitch * 0.46 }, { size: 9, least: 4, leading: 1.2 });
    const below = pen.write(said, { x, y, width: column }, label);
    const room = y + pitch - below;
    const options = pen.fit(
      number,
      { width: column, height: room * 0.94 },
      { size: 21, least: 7, weight: 'bold', leading: 1.1 },
    );
    pen.write(number, { x, y: below + Math.min(mm(0.4), room * 0.1), width: column }, options);
  }
}
