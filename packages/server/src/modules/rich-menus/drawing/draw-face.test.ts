import { MENU_FACES, MENU_ICONS, menuHeight, type MenuArea, type MenuFace } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../materials/index.ts';
import { drawFace } from './draw-face.ts';
import { pictureOf } from './picture-of.ts';
import { rasterise } from './rasterise.ts';

const area = (label: string, change: Partial<MenuArea> = {}): MenuArea => ({
  label,
  icon: 'talk',
  action: { do: 'begin' },
  ...change,
});
const three: MenuFace = { areas: ['相談する', '電話', '約束'].map((label) => area(label)) };
/** The longest words there may be, and signs of every kind. */
const six: MenuFace = {
  areas: MENU_ICONS.slice(0, 6).map((icon) =>
    area('相談窓口電話番号一覧', { icon, note: '二十四時間三百六十五日中' }),
  ),
};

/** Luminance as WCAG 2.2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.039_28 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the picture of a menu', () => {
  it.each([
    ['three areas', three, 843],
    ['six areas with the longest words', six, 1686],
  ])(
    'of %s is a PNG as LINE takes it',
    async (_name, face, height) => {
      const png = Buffer.from(await pictureOf('open', face));
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2500, height]);
      expect(png.length).toBeLessThan(1024 * 1024);
      // Without its font the picture would be one of signs alone.
      const drawing = drawFace('open', face);
      const wordless = await rasterise({
        ...drawing,
        items: drawing.items.filter(({ kind }) => kind !== 'text'),
      });
      expect(png.length).toBeGreaterThan(wordless.length * 1.3);
    },
    120_000,
  );

  it.each(MENU_FACES)('%s keeps its words within their areas, in letters a phone can show', (kind) => {
    const { width, height, items } = drawFace(kind, six);
    expect([width, height]).toEqual([2500, menuHeight(six)]);
    const texts = items.filter((item) => item.kind === 'text');
    expect(texts.map(({ text }) => text).join('')).toContain('相談');
    for (const { x, y, width: wide, size } of texts) {
      const column = Math.floor((x / width) * 3);
      expect(x + wide).toBeLessThanOrEqual(((column + 1) * width) / 3 + 1);
      expect(y % 843).toBeGreaterThan(300);
      // 390 points of a phone show 2500 pixels.
      expect(size * (390 / 2500)).toBeGreaterThanOrEqual(9);
    }
  });

  it('is legible: words on the areas, and signs on their discs', () => {
    for (const kind of MENU_FACES) {
      const { items } = drawFace(kind, six);
      for (const item of items)
        if (item.kind === 'text') expect(contrast(item.fill, '#ffffff')).toBeGreaterThan(7);
      const discs = items.flatMap((item) => (item.kind === 'path' && item.fill ? [item.fill] : []));
      expect(discs).toHaveLength(6);
      for (const disc of discs) expect(contrast(COLOURS.ink, disc)).toBeGreaterThan(4.5);
    }
  });
});
