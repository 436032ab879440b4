import { h, svg } from './dom.js';

// A small round character of our own, with eight moods.
const P = (d, more = {}) =>
  svg('path', { d, fill: 'none', stroke: '#4a3b2a', 'stroke-width': 3, 'stroke-linecap': 'round', ...more });
const dot = (cx, cy, r = 3.2) => svg('circle', { cx, cy, r, fill: '#4a3b2a' });
const eyes = () => [dot(38, 46), dot(62, 46)];
const closed = () => [P('M32 47q6 5 12 0'), P('M56 47q6 5 12 0')];
const drop = (x, y) => svg('path', { d: `M${x} ${y}q-6 9 0 13q6-4 0-13z`, fill: '#6db7e8' });

const moods = [
  {
    id: '52002734',
    word: 'にこにこ',
    keywords: ['smile', 'にこにこ'],
    tint: '#ffe08a',
    face: () => [...eyes(), P('M38 60q12 12 24 0')],
  },
  {
    id: '52002735',
    word: 'ありがとう',
    keywords: ['thanks', 'ありがとう'],
    tint: '#ffd0a8',
    face: () => [...closed(), P('M42 60q8 7 16 0')],
  },
  {
    id: '52002736',
    word: 'かなしい',
    keywords: ['crying', 'sad', 'かなしい'],
    tint: '#bcd9f2',
    face: () => [...eyes(), P('M40 66q10 -9 20 0'), drop(34, 54), drop(68, 54)],
  },
  {
    id: '52002737',
    word: 'こまった',
    keywords: ['worried', 'こまった'],
    tint: '#d8d2f0',
    face: () => [...eyes(), P('M31 38l10 4M69 38l-10 4'), P('M42 64q4-4 8 0t8 0'), drop(76, 26)],
  },
  {
    id: '52002738',
    word: 'おこ',
    keywords: ['angry', 'おこ'],
    tint: '#ffb3a0',
    face: () => [...eyes(), P('M31 36l12 6M69 36l-12 6'), P('M40 65q10 -8 20 0')],
  },
  {
    id: '52002739',
    word: 'ねむい',
    keywords: ['sleepy', 'ねむい'],
    tint: '#c9e4d3',
    face: () => [
      ...closed(),
      svg('circle', { cx: 50, cy: 64, r: 4, fill: '#4a3b2a' }),
      P('M74 22h9l-9 10h9'),
    ],
  },
  {
    id: '52002740',
    word: 'びっくり',
    keywords: ['surprised', 'びっくり'],
    tint: '#ffe6b3',
    face: () => [
      dot(38, 45, 4.5),
      dot(62, 45, 4.5),
      svg('ellipse', { cx: 50, cy: 66, rx: 6, ry: 8, fill: '#4a3b2a' }),
    ],
  },
  {
    id: '52002741',
    word: 'だいすき',
    keywords: ['love', 'heart', 'だいすき'],
    tint: '#ffc9d6',
    face: () => [
      ...closed(),
      P('M42 61q8 7 16 0'),
      svg('path', { d: 'M78 30c-4-7-13-2-9 5 3 4 9 7 9 7s6-3 9-7c4-7-5-12-9-5z', fill: '#e5567a' }),
    ],
  },
];

const draw = ({ tint, face, word }) =>
  svg(
    'svg',
    { viewBox: '0 0 100 112', class: 'sticker', role: 'img', 'aria-label': word },
    svg('path', {
      d: 'M50 10c24 0 40 17 40 41S74 92 50 92 10 75 10 51 26 10 50 10z',
      fill: tint,
      stroke: '#4a3b2a',
      'stroke-width': 3,
    }),
    svg('path', { d: 'M47 10q-2-7 4-9 5 3 1 9z', fill: '#6aa86f', stroke: '#4a3b2a', 'stroke-width': 2 }),
    svg('ellipse', { cx: 29, cy: 57, rx: 5, ry: 3.5, fill: '#f08a7a', opacity: 0.55 }),
    svg('ellipse', { cx: 71, cy: 57, rx: 5, ry: 3.5, fill: '#f08a7a', opacity: 0.55 }),
    face(),
    svg('text', { x: 50, y: 109, 'text-anchor': 'middle', class: 'sticker-word' }, word),
  );

export const stickerList = moods.map(({ id, keywords, word }) => ({
  message: { type: 'sticker', packageId: '11537', stickerId: id, keywords },
  word,
  picture: () => draw(moods.find((mood) => mood.id === id)),
}));

/** The drawing of a sticker; one we do not know gets a mood by its number, so that it stays the same. */
export const drawSticker = (stickerId) => {
  const known = moods.find(({ id }) => id === stickerId);
  return h(
    'span',
    { class: 'sticker-box' },
    draw(known ?? moods[Number(stickerId) % moods.length] ?? moods[0]),
  );
};
