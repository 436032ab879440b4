import type { Drawing, DrawingItem } from '@tomoshibi/contract';
import { COLOURS, mm } from '../drawing/pen.ts';
import { CARD } from './card.ts';

/** A4 upright (ISO 216). */
export const A4 = { width: mm(210), height: mm(297) } as const;
const COLUMNS = 2;
const ROWS = 5;

function moved(item: DrawingItem, x: number, y: number): DrawingItem {
  if (item.kind !== 'path') return { ...item, x: item.x + x, y: item.y + y };
  const d = item.d.replaceAll(
    /M(-?[\d.]+) (-?[\d.]+)/gu,
    (_, left: string, top: string) => `M${(Number(left) + x).toFixed(3)} ${(Number(top) + y).toFixed(3)}`,
  );
  return { ...item, d };
}

/** Short lines outside the cards that say where to cut; they never touch a card. */
function cropMarks(left: number, top: number): DrawingItem[] {
  const [gap, length] = [mm(1.5), mm(6)];
  const [right, bottom] = [left + COLUMNS * CARD.width, top + ROWS * CARD.height];
  const lines: string[] = [];
  for (let column = 0; column <= COLUMNS; column += 1) {
    const x = (left + column * CARD.width).toFixed(3);
    lines.push(`M${x} ${(top - gap - length).toFixed(3)}v${length.toFixed(3)}`);
    lines.push(`M${x} ${(bottom + gap).toFixed(3)}v${length.toFixed(3)}`);
  }
  for (let row = 0; row <= ROWS; row += 1) {
    const y = (top + row * CARD.height).toFixed(3);
    lines.push(`M${(left - gap - length).toFixed(3)} ${y}h${length.toFixed(3)}`);
    lines.push(`M${(right + gap).toFixed(3)} ${y}h${length.toFixed(3)}`);
  }
  return lines.map((d) => ({ kind: 'path', d, fill: null, stroke: COLOURS.ink, lineWidth: 0.4 }));
}

/** Ten of the same card on A4, in the middle of the page so that front and back meet when printed on both sides. */
export function drawSheet(card: Drawing): Drawing {
  const left = (A4.width - COLUMNS * CARD.width) / 2;
  const top = (A4.height - ROWS * CARD.height) / 2;
  const items: DrawingItem[] = cropMarks(left, top);
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 0; column < COLUMNS; column += 1)
      for (const item of card.items)
        items.push(moved(item, left + column * CARD.width, top + row * CARD.height));
  return { ...A4, items };
}
