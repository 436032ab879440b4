import { describe, expect, it } from 'vitest';
import { breakLines, type Measure } from './break-lines.ts';
import { tokenize, unreadWords } from './tokens.ts';

/** Every sign as wide as the size, half of it for latin ones. */
const measure: Measure = (text, { size }) =>
  Array.from(text).reduce((sum, sign) => sum + (/[ -~]/u.test(sign) ? size / 2 : size), 0);
const lines = (text: string, width: number, readings = new Map<string, string>(), balanced = false) =>
  breakLines(
    [tokenize(text, readings)],
    { size: 10, weight: 'regular', maxWidth: width, balanced },
    measure,
  ).map((line) => line.tokens.map((token) => token.text).join(''));

describe('lines', () => {
  it('lose nothing and keep within the width', () => {
    const text = '話してくれたことを、あなたにだまって先生や家の人に伝えることはありません。';
    for (const width of [50, 80, 120, 200, 900]) {
      const broken = lines(text, width);
      expect(broken.join('')).toBe(text);
      for (const line of broken)
        expect(measure(line, { size: 10, weight: 'regular' })).toBeLessThanOrEqual(width);
    }
  });

  it('never begin with a sign that closes, and never end with one that opens', () => {
    const text = '「追加」をおします。コード（かっこ）のあと、ずーっと続きます。';
    for (let width = 60; width < 300; width += 7)
      for (const line of lines(text, width)) {
        expect(line).not.toMatch(/^[、。」）ーっ]/u);
        expect(line).not.toMatch(/[「（]$/u);
      }
  });

  it('keep numbers and addresses whole, and cut what is wider than the paper', () => {
    expect(lines('電話は 0120-279-338 です', 70)).toContain('0120-279-338');
    const wide = lines('a'.repeat(60), 100);
    expect(wide.join('')).toBe('a'.repeat(60));
    for (const line of wide) expect(line.length).toBeLessThanOrEqual(20);
  });

  it('break large words where one breathes', () => {
    expect(lines('ひとりで なやまないで。', 100, new Map(), true)).toEqual(['ひとりで', 'なやまないで。']);
  });
});

describe('readings', () => {
  const readings = new Map([
    ['相談', 'そうだん'],
    ['人', 'ひと'],
    ['大人', 'おとな'],
  ]);

  it('belong to the longest word, and stand over its middle without running into the next', () => {
    const [line] = breakLines(
      [tokenize('大人の人に相談人', readings)],
      { size: 10, weight: 'regular', maxWidth: 900 },
      measure,
    );
    const read = (line?.tokens ?? []).filter(({ ruby }) => ruby !== null);
    expect(read.map(({ text, ruby }) => `${text}=${ruby}`)).toEqual([
      '大人=おとな',
      '人=ひと',
      '相談=そうだん',
      '人=ひと',
    ]);
    for (const [index, token] of read.entries()) {
      expect(token.rubyX + token.rubyWidth / 2).toBeCloseTo(token.textX + token.textWidth / 2);
      const next = read[index + 1];
      if (next) expect(token.rubyX + token.rubyWidth).toBeLessThanOrEqual(next.rubyX + 1e-9);
    }
  });

  it('that are missing are named once', () => {
    expect(unreadWords(['相談の人と学校', '学校'], readings)).toEqual(['学校']);
  });
});
