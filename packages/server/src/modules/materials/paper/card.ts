import type { Drawing } from '@tomoshibi/contract';
import { COLOURS, mm, type Pen } from '../drawing/pen.ts';
import { drawQr } from '../drawing/qr-code.ts';
import { WORDS, type PaperFacts } from './facts.ts';
import { drawLamp } from './lamp.ts';

/** The size of a Japanese business card. */
export const CARD = { width: mm(91), height: mm(55) } as const;
const QR_SIDE = mm(26);

function front(pen: Pen, facts: PaperFacts): void {
  const left = { x: mm(5.5), width: mm(46) };
  drawLamp(pen, mm(8), mm(8.2), mm(2.9));
  pen.write(
    facts.issuer,
    { x: mm(12.5), y: mm(6.4), width: mm(39) },
    pen.fit(facts.issuer, { width: mm(39), height: mm(4) }, { size: 7, least: 4.5, fill: COLOURS.soft }),
  );

  const room = { width: left.width, height: mm(18) };
  const headline = pen.fit(facts.headline, room, {
    size: 17,
    least: 8,
    weight: 'bold',
    balanced: true,
    leading: 1.35,
  });
  const below = pen.write(facts.headline, { ...left, y: mm(13) }, headline);
  const leadTop = below + mm(2.8);
  const deskTop = mm(44);
  const lead = pen.fit(
    facts.lead,
    { width: left.width, height: deskTop - leadTop - mm(2) },
    { size: 7.5, least: 4.5, fill: COLOURS.soft, leading: 1.5 },
  );
  pen.write(facts.lead, { ...left, y: leadTop }, lead);

  pen.rect({ x: left.x, y: deskTop, width: mm(8), height: mm(0.7) }, { fill: COLOURS.lamp });
  const desk = pen.fit(
    facts.deskName,
    { width: left.width, height: mm(6.4) },
    { size: 9, least: 5, weight: 'bold', leading: 1.25 },
  );
  pen.write(facts.deskName, { ...left, y: deskTop + mm(1.6) }, desk);

  const qrX = CARD.width - mm(6.4) - QR_SIDE;
  drawQr(pen, facts.url, { x: qrX, y: mm(8.4), side: QR_SIDE });
  const caption = { x: qrX - mm(4), width: QR_SIDE + mm(8) };
  pen.write(WORDS.addFriend, { ...caption, y: mm(39.2) }, { size: 8, weight: 'bold', align: 'center' });
  const small = facts.code === null ? facts.basicId : `${WORDS.code} ${facts.code}`;
  pen.write(small, { ...caption, y: mm(44.6) }, { size: 6.5, align: 'center', fill: COLOURS.soft });
}

function block(
  pen: Pen,
  title: string,
  text: string,
  at: { x: number; y: number; width: number; height: number },
): number {
  const headed = pen.write(title, at, { size: 6.5, weight: 'bold', fill: COLOURS.ink });
  const top = headed + mm(0.5);
  const options = pen.fit(
    text,
    { width: at.width, height: at.height - (top - at.y) },
    { size: 7, least: 3.5, leading: 1.4 },
  );
  return pen.write(text, { ...at, y: top }, options);
}

function back(pen: Pen, facts: PaperFacts): void {
  const x = mm(5.5);
  const width = CARD.width - 2 * x;
  const column = (width - mm(4)) / 2;
  const top = mm(5.5);
  const lower = mm(28.5);
  const height = lower - top - mm(2);
  const beside = facts.hours === null ? width : column;
  if (facts.hours !== null) block(pen, WORDS.hours, facts.hours, { x, y: top, width: column, height });
  block(pen, WORDS.secrecy, facts.secrecy, { x: x + width - beside, y: top, width: beside, height });

  pen.rect({ x, y: lower, width, height: mm(0.25) }, { fill: COLOURS.line });
  let y =
    pen.write(WORDS.hotlines, { x, y: lower + mm(1.6), width }, { size: 6.5, weight: 'bold' }) + mm(0.4);
  const rows = facts.hotlines.slice(0, 4);
  const pitch = Math.min(mm(4.6), (mm(47.4) - y) / Math.max(rows.length, 1));
  for (const { name, number, note } of rows) {
    const said = note ? `${name}(${note})` : name;
    const room = { width: width - mm(30), height: pitch };
    const size = Math.min(8.5, pitch * 0.78);
    const options = pen.fit(said, room, { size: 6.5, least: 3.5, leading: 1.2 });
    const middle = y + pitch / 2;
    pen.write(said, { x, y: middle - pen.height(said, room.width, options) / 2, width: room.width }, options);
    const numberStyle = { size, weight: 'bold' as const };
    const shown = Math.min(size, (size * mm(29)) / Math.max(pen.width(number, numberStyle), 1));
    pen.write(
      number,
      {
        x: x + width - pen.width(number, { ...numberStyle, size: shown }),
        y: middle - shown / 2,
        width: mm(60),
      },
      { ...numberStyle, size: shown, leading: 1 },
    );
    y += pitch;
  }
  pen.write(WORDS.danger, { x, y: mm(48.4), width }, { size: 6.5, fill: COLOURS.soft });
}

/** Both sides of one card. */
export function drawCard(makePen: () => Pen, facts: PaperFacts): { front: Drawing; back: Drawing } {
  const side = (draw: (pen: Pen, facts: PaperFacts) => void): Drawing => {
    const pen = makePen();
    pen.rect({ x: 0, y: 0, ...CARD }, { fill: COLOURS.white });
    draw(pen, facts);
    return { ...CARD, items: pen.items };
  };
  return { front: side(front), back: side(back) };
}
