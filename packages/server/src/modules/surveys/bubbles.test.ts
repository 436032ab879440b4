import { SURVEY_PRESETS, SurveyDocument } from '@tomoshibi/contract';
import { expect, it } from 'vitest';
import { firstBubble, questionBubble } from './bubbles.ts';
import { readSurveyTap } from './tap.ts';
import { hashToken, newToken } from './token.ts';

const token = newToken();
const asking = (form: string) => ({ token, url: `https://desk.test/s/${token}`, form });
const { kanagawa } = SURVEY_PRESETS;

it('the first bubble thanks, asks, and shows the way to the page', () => {
  const { text, choices = [] } = firstBubble(kanagawa, asking('standard'));
  expect(text).toMatch(/^相談してくださって/u);
  expect(text).toContain('相談してよかったと思いますか。');
  expect(text).toContain(`https://desk.test/s/${token}`);
  expect(choices.map(({ label }) => label)).toEqual([
    'そう思う',
    'すこしそう思う',
    'あまり思わない',
    '思わない',
    '答えない',
  ]);
});

it('a button comes back as what it said', () => {
  const { choices = [] } = firstBubble(kanagawa, asking('easy'));
  expect(choices.map(({ data }) => readSurveyTap(data))).toEqual(
    ['yes', 'rather_yes', 'rather_no', 'no', null].map((value) => ({ token, question: 'glad', value })),
  );
  // LINE takes 300 characters.
  for (const { data } of choices) expect(data.length).toBeLessThan(120);
  expect(hashToken(token)).toHaveLength(32);
});

it('other buttons are none of a survey, and a broken one leads nowhere', () => {
  for (const data of ['', 'form=easy', 'flow=begin', 'a survey=']) expect(readSurveyTap(data)).toBeNull();
  expect(readSurveyTap('survey=')).toEqual({ token: '', question: '', value: null });
  for (const made of ['', 'x', `${token}x`, `${token.slice(1)}あ`, '%00']) expect(hashToken(made)).toBeNull();
});

it('free words are written on the page, and may be skipped by a tap', () => {
  const { questions } = SurveyDocument.parse({
    ...kanagawa,
    questions: [{ type: 'text', key: 'free', words: { standard: 'ひとこと' } }],
  });
  const [bubble] = questions.map((question) => questionBubble(question, asking('standard')));
  expect(bubble?.text).toContain(`/s/${token}`);
  expect(bubble?.choices?.map(({ label }) => label)).toEqual(['答えない']);
});

it('a survey on a page is one link', () => {
  const bubble = firstBubble({ ...kanagawa, way: 'form' }, asking('en'));
  expect(bubble.choices).toBeUndefined();
  expect(bubble.text).toContain('Please answer on this page');
});
