import type { Drawing } from '@tomoshibi/contract';
import { COLOURS, mm, type Pen } from '../drawing/pen.ts';
import { drawQr } from '../drawing/qr-code.ts';
import { WORDS, type PaperFacts } from './facts.ts';
import { drawHotlines } from './hotlines.ts';
import { circle, drawLamp } from './lamp.ts';
import { A4 } from './sheet.ts';

const MARGIN = mm(18);
const WIDTH = A4.width - 2 * MARGIN;
const QR_SIDE = mm(44);
const SIDE = mm(58);
const TEXT = WIDTH - SIDE - mm(8);

function drawHead(pen: Pen, facts: PaperFacts): number {
  drawLamp(pen, MARGIN + mm(3.4), mm(19), mm(4.2));
  const issuer = pen.fit(
    facts.issuer,
    { width: WIDTH - mm(10), height: mm(7) },
    { size: 10.5, least: 7, fill: COLOURS.soft },
  );
  pen.write(
    facts.issuer,
    { x: MARGIN + mm(10), y: mm(19) - pen.height(facts.issuer, WIDTH, issuer) / 2, width: WIDTH - mm(10) },
    issuer,
  );
  const desk = pen.fit(
    facts.deskName,
    { width: WIDTH, height: mm(12) },
    { size: 17, least: 9, weight: 'bold', leading: 1.3 },
  );
  const named = pen.write(facts.deskName, { x: MARGIN, y: mm(27), width: WIDTH }, desk);
  pen.rect({ x: MARGIN, y: named + mm(3), width: WIDTH, height: mm(0.3) }, { fill: COLOURS.line });
  const top = named + mm(8);
  const headline = pen.fit(
    facts.headline,
    { width: WIDTH, height: mm(34) },
    { size: 32, least: 16, weight: 'bold', balanced: true, leading: 1.35 },
  );
  const below = pen.write(facts.headline, { x: MARGIN, y: top, width: WIDTH }, headline);
  const lead = pen.fit(facts.lead, { width: WIDTH, height: mm(24) }, { size: 13, least: 8, leading: 1.65 });
  return pen.write(facts.lead, { x: MARGIN, y: below + mm(4), width: WIDTH }, lead);
}

function drawSteps(pen: Pen, top: number): number {
  let y = pen.write(WORDS.howTo, { x: MARGIN, y: top, width: TEXT }, { size: 13, weight: 'bold' }) + mm(3);
  for (const [index, [title, text]] of WORDS.steps.entries()) {
    const number = { size: 11, weight: 'bold' as const, align: 'center' as const, fill: COLOURS.white };
    pen.path(circle(MARGIN + mm(4), y + mm(4), mm(4)), { fill: COLOURS.ink });
    const tall = pen.height(String(index + 1), mm(8), number);
    pen.write(String(index + 1), { x: MARGIN, y: y + mm(4) - tall / 2, width: mm(8) }, number);
    const x = MARGIN + mm(11.5);
    const width = TEXT - mm(11.5);
    const headed = pen.write(title, { x, y: y + mm(0.6), width }, { size: 12, weight: 'bold' });
    y = pen.write(text, { x, y: headed + mm(1.2), width }, { size: 10, leading: 1.5 }) + mm(3.4);
  }
  return y;
}

function drawSide(pen: Pen, facts: PaperFacts, top: number): number {
  const x = MARGIN + WIDTH - SIDE;
  const height = mm(74);
  pen.rect({ x, y: top, width: SIDE, height }, { radius: mm(3), fill: COLOURS.wash });
  drawQr(pen, facts.url, { x: x + (SIDE - QR_SIDE) / 2, y: top + mm(8), side: QR_SIDE });
  const below = pen.write(
    WORDS.addFriend,
    { x, y: top + mm(59.4), width: SIDE },
    { size: 11.5, weight: 'bold', align: 'center' },
  );
  const small = facts.code === null ? facts.basicId : `${facts.basicId}　${WORDS.code} ${facts.code}`;
  pen.write(
    small,
    { x, y: below + mm(0.6), width: SIDE },
    pen.fit(
      small,
      { width: SIDE - mm(2), height: mm(6) },
      { size: 8.5, least: 5, align: 'center', fill: COLOURS.soft },
    ),
  );
  return top + height;
}

function drawTopics(pen: Pen, facts: PaperFacts, top: number): number {
  if (facts.topics.length === 0) return top;
  let y = pen.write(WORDS.topics, { x: MARGIN, y: top, width: WIDTH }, { size: 12, weight: 'bold' }) + mm(2);
  let x = MARGIN;
  const style = { size: 10.5, weight: 'regular' as const };
  const tall = pen.height(facts.topics.join(''), WIDTH * 9, style) + mm(2.4);
  for (const topic of facts.topics) {
    const wide = Math.min(widthOf(pen, topic, style) + mm(8), WIDTH);
    if (x + wide > MARGIN + WIDTH) {
      x = MARGIN;
      y += tall + mm(2);
    }
    pen.rect({ x, y, width: wide, height: tall }, { radius: tall / 2, stroke: COLOURS.line, lineWidth: 0.9 });
    const options = { ...style, align: 'center' as const };
    pen.write(topic, { x, y: y + (tall - pen.height(topic, wide, options)) / 2, width: wide }, options);
    x += wide + mm(2.4);
  }
  return y + tall;
}

/** Readings may be wider than their words, so a topic is measured as it will be written. */
function widthOf(pen: Pen, text: string, style: { size: number; weight: 'regular' | 'bold' }): number {
  let width = pen.width(text, style);
  while (pen.height(text, width, style) > pen.height(text, width * 9, style) + 0.1) width += style.size / 2;
  return width;
}

function drawFoot(pen: Pen, facts: PaperFacts, top: number): void {
  const gap = mm(8);
  const column = facts.hours === null ? WIDTH : (WIDTH - gap) / 2;
  const end = mm(237);
  const part = (title: string, text: string, x: number): void => {
    pen.rect({ x, y: top, width: mm(8), height: mm(0.8) }, { fill: COLOURS.lamp });
    const headed = pen.write(title, { x, y: top + mm(2), width: column }, { size: 12, weight: 'bold' });
    const options = pen.fit(
      text,
      { width: column, height: end - headed - mm(1.6) },
      { size: 10.5, least: 5.5, leading: 1.55 },
    );
    pen.write(text, { x, y: headed + mm(1.6), width: column }, options);
  };
  if (facts.hours !== null) part(WORDS.hours, facts.hours, MARGIN);
  part(WORDS.secrecy, facts.secrecy, MARGIN + WIDTH - column);
  drawHotlines(pen, facts, { x: MARGIN, y: mm(240.5), width: WIDTH, height: mm(31.5) });
  if (facts.code !== null)
    pen.write(
      WORDS.codeUse,
      { x: MARGIN, y: mm(275), width: WIDTH },
      { size: 7.5, fill: COLOURS.soft, leading: 1.4 },
    );
}

/** To take home: says everything once, in the order of the questions one has. */
export function drawHandout(pen: Pen, facts: PaperFacts): Drawing {
  pen.rect({ x: 0, y: 0, ...A4 }, { fill: COLOURS.white });
  const headed = drawHead(pen, facts) + mm(8);
  const steps = drawSteps(pen, headed);
  const side = drawSide(pen, facts, headed);
  const topics = drawTopics(pen, facts, Math.max(steps, side) + mm(5));
  drawFoot(pen, facts, topics + mm(7));
  return { ...A4, items: pen.items };
}
