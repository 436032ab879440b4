import { expect, it } from 'vitest';
import { formChoices, readFormChoice } from './form-choice.ts';

it('reads a choice from a message that says nothing else', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['やさしい日本語', 'easy'],
    ['「やさしいにほんご」', 'easy'],
    ['ふりがな', 'furigana'],
    [' ENGLISH ', 'en'],
    ['Ｅｎｇｌｉｓｈ', 'en'],
    ['中文', 'zh-Hans'],
    ['日本語', 'standard'],
    ['やさしい日本語でお願いできますか、学校のことで', null],
    ['英語の宿題がつらい', null],
    ['', null],
  ];
  for (const [text, form] of cases) expect([text, readFormChoice({ text })]).toEqual([text, form]);
});

it('reads a choice from a pressed button', () => {
  expect(readFormChoice({ postback: 'form=easy' })).toBe('easy');
  expect(readFormChoice({ postback: 'form=zh-Hans&v=1' })).toBe('zh-Hans');
  for (const postback of ['', 'form=', 'form=ja', 'form=%00', 'easy', 'queue=leave'])
    expect(readFormChoice({ postback })).toBeNull();
});

it('offers buttons only where there is something to choose', () => {
  expect(formChoices(['standard'])).toEqual([]);
  expect(formChoices(['en', 'easy', 'standard'])).toEqual([
    { form: 'standard', label: '日本語', postback: 'form=standard' },
    { form: 'easy', label: 'やさしい日本語', postback: 'form=easy' },
    { form: 'en', label: 'English', postback: 'form=en' },
  ]);
  for (const { form, postback } of formChoices(['en', 'ko', 'standard']))
    expect(readFormChoice({ postback })).toBe(form);
});
