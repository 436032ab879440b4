import {
  MENU_WIDTH,
  menuBounds,
  menuHeight,
  type Drawing,
  type MenuArea,
  type MenuBounds,
  type MenuFace,
  type MenuFaceKind,
} from '@tomoshibi/contract';
import { COLOURS, createScreenPen, type Pen } from '../../materials/index.ts';
import { drawIcon } from './icons.ts';

/** What is behind the areas: day, night, and a talk that goes on. The words tell the three apart as well. */
const GROUNDS: Readonly<Record<MenuFaceKind, { ground: string; disc: string }>> = {
  open: { ground: COLOURS.wash, disc: '#f9d999' },
  closed: { ground: '#e3e7ee', disc: '#c6cfdd' },
  talk: { ground: '#e4efe6', disc: '#c4dfca' },
};
const GAP = 28;
const ICON = { y: 208, radius: 128 };
const WORDS = { top: 356, bottom: 56, side: 48 };
/** A phone shows the picture at about a sixth: labels of 15 to 19 of its pixels, 12 for the line below. */
const LABEL = {
  size: 118,
  least: 92,
  weight: 'bold',
  balanced: true,
  leading: 1.24,
  align: 'center',
} as const;
const NOTE = { size: 76, least: 58, fill: COLOURS.soft, leading: 1.3, align: 'center' } as const;
const NOTE_HEIGHT = NOTE.size * 1.6;

const wordsIn = ({ width, height }: MenuBounds) => ({
  width: width - GAP - 2 * WORDS.side,
  height: height - WORDS.top - WORDS.bottom,
});

/** One size for all labels: what fits the longest. */
function labelSize(pen: Pen, face: MenuFace, bounds: readonly MenuBounds[]): number {
  const sizes = face.areas.map((area, index) => {
    const at = bounds[index];
    if (!at) return LABEL.size;
    const { width, height } = wordsIn(at);
    const room = { width, height: height - (area.note === undefined ? 0 : NOTE_HEIGHT) };
    return pen.fit(area.label, room, LABEL).size;
  });
  return Math.min(...sizes);
}

function drawArea(pen: Pen, area: MenuArea, at: MenuBounds, { disc, size }: { disc: string; size: number }) {
  const card = { x: at.x + GAP / 2, y: at.y + GAP / 2, width: at.width - GAP, height: at.height - GAP };
  pen.rect(card, { radius: 44, fill: COLOURS.white, stroke: COLOURS.line, lineWidth: 4 });
  const { radius } = ICON;
  drawIcon(pen, area.icon, { x: at.x + at.width / 2, y: at.y + ICON.y, radius, disc, ink: COLOURS.ink });
  const room = wordsIn(at);
  const box = { x: card.x + WORDS.side, width: room.width };
  const label = { ...LABEL, size };
  const note = area.note === undefined ? 0 : NOTE_HEIGHT;
  const words = pen.height(area.label, box.width, label) + note;
  const top = at.y + WORDS.top + (room.height - words) / 2;
  const below = pen.write(area.label, { ...box, y: top }, label);
  if (area.note === undefined) return;
  const small = pen.fit(area.note, { width: box.width, height: NOTE.size * 1.3 }, NOTE);
  pen.write(area.note, { ...box, y: below + NOTE.size * 0.35 }, small);
}

/** The picture of one state of the menu, in the pixels LINE gets. */
export function drawFace(kind: MenuFaceKind, face: MenuFace): Drawing {
  const pen = createScreenPen();
  const size = { width: MENU_WIDTH, height: menuHeight(face) };
  const { ground, disc } = GROUNDS[kind];
  pen.rect({ x: 0, y: 0, ...size }, { fill: ground });
  const bounds = menuBounds(face);
  const words = { disc, size: labelSize(pen, face, bounds) };
  for (const [index, area] of face.areas.entries()) {
    const at = bounds[index];
    if (at) drawArea(pen, area, at, words);
  }
  return { ...size, items: pen.items };
}
