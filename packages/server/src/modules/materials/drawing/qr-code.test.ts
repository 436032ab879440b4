import { expect, it } from 'vitest';
import { createPen, mm } from './pen.ts';
import { drawQr, QUIET } from './qr-code.ts';

type Matrix = readonly (readonly boolean[])[];

/** The modules as they are painted, read back from the shapes on the paper. */
function paintedModules(url: string, side: number): { modules: Matrix; zone: number } {
  const pen = createPen(() => 0, new Map());
  drawQr(pen, url, { x: 40, y: 60, side });
  const [white, symbol] = pen.items;
  if (white?.kind !== 'rect' || symbol?.kind !== 'path') throw new Error('not drawn as expected');
  const runs = [...symbol.d.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v/gu)].map(([, x, y, run]) => ({
    x: Number(x) - 40,
    y: Number(y) - 60,
    run: Number(run),
  }));
  const finder = runs[0]?.run ?? 0;
  const unit = finder / 7;
  const size = Math.round(side / unit);
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const { x, y, run } of runs)
    for (let at = 0; at < Math.round(run / unit); at += 1) {
      const row = modules[Math.round(y / unit)];
      if (row) row[Math.round(x / unit) + at] = true;
    }
  expect(white.width).toBeCloseTo(side + 2 * QUIET * unit, 1);
  return { modules, zone: (white.width - side) / 2 / unit };
}

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];
/** Data codewords of each block at level Q, by version (ISO/IEC 18004, table 9). */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
  2: [22],
  3: [17, 17],
  4: [24, 24],
  5: [15, 15, 16, 16],
  6: [19, 19, 19, 19],
};

/** Reads a symbol of version 2 to 6 as a camera would, but for the mending of errors. */
function readSymbol(modules: Matrix): { level: number; text: string } {
  const size = modules.length;
  const version = (size - 17) / 4;
  const dark = (row: number, column: number): boolean => modules[row]?.[column] === true;
  const format = [0, 1, 2, 3, 4, 5, 7, 8].reduce((bits, c) => bits * 2 + Number(dark(8, c)), 0);
  // The five bits of level and mask come first, masked with 10101.
  const [level, mask] = [((format >> 3) ^ 0b10101) >> 3, ((format >> 3) ^ 0b10101) & 7];
  const align = size - 7;
  const reserved = (r: number, c: number): boolean =>
    (r < 9 && (c < 9 || c >= size - 8)) ||
    (r >= size - 8 && c < 9) ||
    r === 6 ||
    c === 6 ||
    (Math.abs(r - align) <= 2 && Math.abs(c - align) <= 2);
  const bits: boolean[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1])
        if (!reserved(row, column)) bits.push(dark(row, column) !== (MASKS[mask]?.(row, column) ?? false));
    }
    up = !up;
  }
  const codeword = (at: number): number =>
    bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => value * 2 + Number(bit), 0);
  const blocks = BLOCKS[version] ?? [];
  const data: number[][] = blocks.map(() => []);
  let at = 0;
  for (let index = 0; index < Math.max(...blocks); index += 1)
    for (const [block, length] of blocks.entries())
      if (index < length) {
        data[block]?.push(codeword(at));
        at += 1;
      }
  const stream = data
    .flat()
    .flatMap((byte) => Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1));
  let position = 0;
  const take = (count: number): number => {
    const value = stream.slice(position, position + count).reduce((sum, bit) => sum * 2 + bit, 0);
    position += count;
    return value;
  };
  // Bytes only: an address may also be cut into parts of other kinds, which are read as they come.
  const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  let text = '';
  for (let kind = take(4); kind !== 0; kind = take(4)) {
    if (kind === 4) for (let left = take(8); left > 0; left -= 1) text += String.fromCharCode(take(8));
    else if (kind === 2) {
      let left = take(9);
      for (; left > 1; left -= 2) {
        const pair = take(11);
        text += ALPHANUMERIC.charAt(Math.floor(pair / 45)) + ALPHANUMERIC.charAt(pair % 45);
      }
      if (left === 1) text += ALPHANUMERIC.charAt(take(6));
    } else if (kind === 1) {
      let left = take(10);
      for (; left >= 3; left -= 3) text += String(take(10)).padStart(3, '0');
      if (left === 2) text += String(take(7)).padStart(2, '0');
      if (left === 1) text += String(take(4));
    } else throw new Error(`unknown kind ${kind}`);
  }
  return { level, text };
}

it('can be read back from the shapes on the paper, with its white border and a quarter to spare', () => {
  for (const url of [
    'https://soudan.example.jp/f/C4D7KX',
    'https://line.me/R/ti/p/%40123abcde',
    'https://sodan.city.aoba.lg.jp/line/f/XY3467',
  ]) {
    const { modules, zone } = paintedModules(url, mm(26));
    const { level, text } = readSymbol(modules);
    expect(text).toBe(url);
    // 3 stands for Q.
    expect(level).toBe(3);
    expect(zone).toBeGreaterThanOrEqual(4 - 0.01);
  }
});
