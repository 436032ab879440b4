import type { Drawing } from '@tomoshibi/contract';
import { COLOURS, mm, type Pen } from '../drawing/pen.ts';
import { drawQr } from '../drawing/qr-code.ts';
import { WORDS, type PaperFacts } from './facts.ts';
import { drawHotlines } from './hotlines.ts';
import { circle, drawLamp } from './lamp.ts';
import { A4 } from './sheet.ts';

const MARGIN = mm(17);
const WIDTH = A4.width - 2 * MARGIN;
const QR_SIDE = mm(62);
/** Where the pool of light lies, with the QR code a little above its middle. */
const CENTRE = { x: A4.width / 2, y: mm(143) };

function drawTop(pen: Pen, facts: PaperFacts): void {
  drawLamp(pen, MARGIN + mm(4), mm(19), mm(5));
  const issuer = pen.fit(
    facts.issuer,
    { width: WIDTH - mm(12), height: mm(8) },
    { size: 12, least: 8, fill: COLOURS.soft },
  );
  pen.write(
    facts.issuer,
    { x: MARGIN + mm(12), y: mm(19) - pen.height(facts.issuer, WIDTH, issuer) / 2, width: WIDTH - mm(12) },
    issuer,
  );

  const room = { width: WIDTH, height: mm(46) };
  const headline = pen.fit(facts.headline, room, {
    size: 50,
    least: 22,
    weight: 'bold',
    balanced: true,
    leading: 1.32,
    align: 'center',
  });
  const tall = pen.height(facts.headline, WIDTH, headline);
  const below = pen.write(
    facts.headline,
    { x: MARGIN, y: mm(30) + (room.height - tall) / 2, width: WIDTH },
    headline,
  );
  const top = Math.max(below, mm(70)) + mm(6);
  const lead = pen.fit(
    facts.lead,
    { width: WIDTH, height: mm(100) - top },
    { size: 16, least: 8, balanced: true, align: 'center', leading: 1.6 },
  );
  pen.write(facts.lead, { x: MARGIN, y: top, width: WIDTH }, lead);
}

function drawMiddle(pen: Pen, facts: PaperFacts): void {
  const centre = CENTRE;
  drawQr(pen, facts.url, { x: centre.x - QR_SIDE / 2, y: centre.y - QR_SIDE / 2 - mm(3), side: QR_SIDE });
  const pill = { width: mm(62), height: mm(11) };
  const at = { x: centre.x - pill.width / 2, y: mm(184), ...pill };
  pen.rect(at, { radius: pill.height / 2, fill: COLOURS.ink });
  const label = { size: 15, weight: 'bold' as const, align: 'center' as const, fill: COLOURS.white };
  const tall = pen.height(WORDS.addFriend, pill.width, label);
  // The reading above the words moves the middle; the pill grows upwards in the eye, so they sit a little lower.
  pen.write(
    WORDS.addFriend,
    { x: at.x, y: at.y + (pill.height - tall) / 2 - mm(0.2), width: pill.width },
    label,
  );
  const said =
    facts.code === null
      ? `LINE ID ${facts.basicId}`
      : `LINE ID ${facts.basicId}　${WORDS.code} ${facts.code}`;
  pen.write(
    said,
    { x: MARGIN, y: mm(199.5), width: WIDTH },
    { size: 10, align: 'center', fill: COLOURS.soft },
  );
}

function drawBottom(pen: Pen, facts: PaperFacts): void {
  const top = mm(209);
  const gap = mm(8);
  const column = facts.hours === null ? WIDTH : (WIDTH - gap) / 2;
  const part = (title: string, text: string, x: number): void => {
    pen.rect({ x, y: top, width: mm(9), height: mm(0.9) }, { fill: COLOURS.lamp });
    const headed = pen.write(title, { x, y: top + mm(2.6), width: column }, { size: 12, weight: 'bold' });
    const options = pen.fit(
      text,
      { width: column, height: mm(238) - headed - mm(1.6) },
      { size: 11.5, least: 6, leading: 1.5 },
    );
    pen.write(text, { x, y: headed + mm(1.6), width: column }, options);
  };
  if (facts.hours !== null) part(WORDS.hours, facts.hours, MARGIN);
  part(WORDS.secrecy, facts.secrecy, MARGIN + WIDTH - column);
  drawHotlines(pen, facts, { x: MARGIN, y: mm(241), width: WIDTH, height: mm(31) });
  const desk = pen.fit(
    facts.deskName,
    { width: WIDTH, height: mm(10) },
    { size: 17, least: 9, weight: 'bold', align: 'center', leading: 1.25 },
  );
  pen.write(facts.deskName, { x: MARGIN, y: mm(277), width: WIDTH }, desk);
}

/** For a wall: read from a distance first, from near last. */
export function drawPoster(pen: Pen, facts: PaperFacts): Drawing {
  pen.rect({ x: 0, y: 0, ...A4 }, { fill: COLOURS.white });
  pen.path(circle(CENTRE.x, CENTRE.y, mm(55)), { fill: COLOURS.wash });
  drawTop(pen, facts);
  drawMiddle(pen, facts);
  drawBottom(pen, facts);
  return { ...A4, items: pen.items };
}
