import { expect, it } from 'vitest';
import { compiledLexicon } from './compile.ts';
import { expand } from './expand.ts';
import { fold } from './fold.ts';
import { findIdeas } from './match-rules.ts';

it.each(['し', 'ー', '死にたい', 'こころすごい', '屋上から飛び', 'あいうえお'])(
  'walks a wall of %s in steps that grow with its length only',
  (unit) => {
    const lexicon = compiledLexicon();
    const steps = (times: number) => {
      findIdeas(lexicon, fold(unit.repeat(times)));
      return lexicon.trie.steps;
    };
    expect(steps(400)).toBeLessThanOrEqual(unit.length * 400 * (lexicon.trie.longest + 1));
    expect(steps(800)).toBeLessThanOrEqual(2.1 * steps(400));
  },
);

it('walks drawn out letters once for each beginning', () => {
  const lexicon = compiledLexicon();
  findIdeas(lexicon, fold(`し${'ー'.repeat(4000)}に`.repeat(1)));
  expect(lexicon.trie.steps).toBeLessThan(3 * 4002);
});

it('expands alternatives and verb endings, folded', () => {
  expect(expand('(ﾀﾋ|死)ぬ')).toEqual(['たひぬ', '死ぬ']);
  expect(expand('飲<mu:past>')).toContain('飲んじやつた');
});

it.each(['(死', '死)', '<nu', '<nu:sing>', '<xx:want>', '死.ぬ'])('refuses the form %s', (form) => {
  expect(() => expand(form)).toThrow();
});
