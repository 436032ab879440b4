import type { Drawing, MaterialKind } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { COMMON_READINGS } from '../readings.ts';
import type { PaperFacts } from './facts.ts';
import { previewPaper, renderPdf } from './render.ts';

const short: PaperFacts = {
  form: 'standard',
  deskName: 'あおば市 こども・若者LINE相談',
  issuer: 'あおば市教育委員会',
  headline: 'ひとりで なやまないで。',
  lead: '友だちのこと、家のこと、なんとなく苦しい気持ち。どんな小さなことでも、話を聞く人がいます。',
  topics: ['友だちのこと', 'いじめ', '家のこと'],
  hours: '月〜金 17時〜21時\n土・日・祝日 13時〜21時',
  secrecy: '話してくれた秘密は守ります。命や体があぶないときだけは、ほかの大人と力を合わせます。',
  hotlines: [{ name: '24時間子供SOSダイヤル', number: '0120-0-78310', note: '夜も休日も・無料' }],
  basicId: '@123abcde',
  url: 'https://soudan.example.jp/f/C4D7KX',
  code: 'C4D7KX',
};
/** As long as the contract lets every text be. */
const long: PaperFacts = {
  ...short,
  form: 'children',
  deskName: '相談'.repeat(30),
  issuer: '教育委員会'.repeat(8),
  headline: '秘密'.repeat(12),
  lead: '大丈夫、'.repeat(30),
  topics: Array.from({ length: 6 }, () => '勉強'.repeat(8)),
  hours: '月曜から金曜 17時〜21時\n'.repeat(9).trim(),
  secrecy: '命や体を守る。'.repeat(22),
  hotlines: Array.from({ length: 4 }, () => ({
    name: '若者'.repeat(15),
    number: '01234567890123456789',
    note: '毎日'.repeat(20),
  })),
};
const kinds: readonly MaterialKind[] = ['card', 'poster', 'handout'];
const order = (kind: MaterialKind, facts: PaperFacts) => ({
  kind,
  facts,
  readings: facts.form === 'children' ? new Map(COMMON_READINGS) : new Map<string, string>(),
  at: new Date('2026-11-20T03:00:00Z'),
});
const texts = ({ items }: Drawing) => items.filter((item) => item.kind === 'text');

describe('papers', () => {
  it('hold every text within the page, however long the texts are', { timeout: 60_000 }, () => {
    for (const kind of kinds)
      for (const facts of [short, long])
        for (const page of previewPaper(order(kind, facts)))
          for (const item of texts(page)) {
            const where = `${kind} ${facts.form}: ${item.text} at ${item.x} ${item.y}`;
            expect(item.x, where).toBeGreaterThanOrEqual(0);
            expect(item.x + item.width, where).toBeLessThanOrEqual(page.width);
            expect(item.y - item.size, where).toBeGreaterThanOrEqual(0);
            expect(item.y, where).toBeLessThanOrEqual(page.height);
          }
  });

  it('say everything, in letters nobody needs a glass for', () => {
    for (const kind of kinds) {
      const pages = previewPaper(order(kind, short));
      const said = pages.flatMap((page) => texts(page).map(({ text }) => text)).join('');
      for (const part of [short.headline, short.deskName, short.secrecy, short.issuer, '0120-0-78310'])
        expect(said.replaceAll(/\s/gu, ''), kind).toContain(part.replaceAll(/\s/gu, ''));
      expect(said).toContain('C4D7KX');
      for (const page of pages) for (const { size } of texts(page)) expect(size).toBeGreaterThanOrEqual(6);
    }
  });

  it('draw readings above the words in the children’s form only', () => {
    const ruby = (facts: PaperFacts) =>
      previewPaper(order('poster', facts))
        .flatMap((page) => texts(page))
        .filter(({ text }) => text === 'そうだん');
    expect(ruby(short)).toEqual([]);
    expect(ruby({ ...short, form: 'children' }).length).toBeGreaterThan(0);
  });

  it('carry the symbol 26 mm wide or more', () => {
    for (const kind of kinds) {
      const [page] = previewPaper(order(kind, short));
      const symbol = page?.items.find((item) => item.kind === 'path' && item.fill === '#000000');
      if (symbol?.kind !== 'path') throw new Error('no symbol');
      const runs = [...symbol.d.matchAll(/M([\d.]+) [\d.]+h([\d.]+)v/gu)];
      const left = Math.min(...runs.map(([, x]) => Number(x)));
      const right = Math.max(...runs.map(([, x, run]) => Number(x) + Number(run)));
      expect(((right - left) * 25.4) / 72).toBeGreaterThanOrEqual(25.99);
    }
  });
});

describe('as PDF', () => {
  it('they are exactly A4, with their own fonts in them and no others', async () => {
    for (const kind of kinds) {
      const pdf = (await renderPdf(order(kind, short))).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)];
      expect(boxes).toHaveLength(kind === 'card' ? 2 : 1);
      for (const [, width, height] of boxes) {
        expect((Number(width) * 25.4) / 72).toBeCloseTo(210, 2);
        expect((Number(height) * 25.4) / 72).toBeCloseTo(297, 2);
      }
      const fonts = [...pdf.matchAll(/\/BaseFont \/(\S+)/gu)].map(([, name]) => name ?? '');
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansJP-(?:Regular|Bold)$/u);
      expect([...pdf.matchAll(/\/FontFile2 /gu)]).toHaveLength(2);
      // A subset of a few hundred signs, not five megabytes.
      expect(pdf.length).toBeLessThan(400_000);
      expect(pdf).toContain('(ja-JP)');
    }
  });
});
