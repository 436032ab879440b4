import { expect, it } from 'vitest';
import { AutomatonBuilder } from './automaton.ts';
import { compiledLexicon } from './compile.ts';
import { fold } from './fold.ts';
import { findIdeas } from './match-rules.ts';
import { patternReader } from './pattern.ts';
import { Scanner } from './scan.ts';

function scannerOf(...forms: string[]): Scanner {
  const read = patternReader();
  const builder = new AutomatonBuilder();
  for (const [idea, form] of forms.entries()) builder.add(read(form), idea, form);
  return new Scanner(builder.build(), forms.length);
}

/** What the forms find in a text, by form. */
function found(text: string, ...forms: string[]): string[][] {
  const folded = fold(text);
  return scannerOf(...forms)
    .scan(folded)
    .map((list) => list.map(({ start, end }) => text.slice(folded.starts[start], folded.ends[end - 1])));
}

it.each(['し', 'ー', '死にたい', 'こころすごい', '屋上から飛び', 'あいうえお'])(
  'walks a wall of %s in steps that grow with its length only',
  (unit) => {
    const lexicon = compiledLexicon();
    const steps = (times: number) => {
      findIdeas(lexicon, fold(unit.repeat(times)));
      return lexicon.scanner.steps;
    };
    expect(steps(400)).toBeLessThanOrEqual(unit.length * 400 * (lexicon.scanner.longest + 1));
    expect(steps(800)).toBeLessThanOrEqual(2.1 * steps(400));
  },
);

it('walks drawn out letters once for each beginning', () => {
  const lexicon = compiledLexicon();
  findIdeas(lexicon, fold(`し${'ー'.repeat(4000)}に`.repeat(1)));
  expect(lexicon.scanner.steps).toBeLessThan(3 * 4002);
});

it('reads alternatives and verb endings, folded', () => {
  expect(found('死ぬ タヒぬ 死な', '(ﾀﾋ|死)ぬ')).toEqual([['死ぬ', 'タヒぬ']]);
  expect(found('飲んじゃった', '飲<mu:past>')).toEqual([['飲んじゃった']]);
});

it('finds the longest of each idea from one place, and ideas that share writings', () => {
  expect(found('消えたいな', '消え(たい|)', '消えたいな', '(消え|死に)た')).toEqual([
    ['消えたい'],
    ['消えたいな'],
    ['消えた'],
  ]);
});

it('asks for a gap before, after, or by one alternative only', () => {
  expect(found('もう死 死ね', '^死', '死$', '(^|う)死')).toEqual([['死'], ['死'], ['う死', '死']]);
  expect(found('死', '^死$')).toEqual([['死']]);
});

it.each(['(死', '死)', '<nu', '<nu:sing>', '<xx:want>', '死.ぬ'])('refuses the form %s', (form) => {
  expect(() => scannerOf(form)).toThrow();
});

it.each(['', '^$', '(死|)', '(死|$)'])(
  'refuses the form "%s", which may be written without a letter',
  (form) => {
    expect(() => scannerOf(form)).toThrow('has no letters');
  },
);
