import { describe, expect, it } from 'vitest';
import { lineMessage } from './text-message.ts';

const tap = (label: string) => ({ label, data: `d=${label}` });
const posted = (label: string) => ({ type: 'postback', label, data: `d=${label}`, displayText: label });

describe('a bubble at LINE', () => {
  it('is a text, quoting when it quotes', () => {
    expect(lineMessage({ text: 'はい' })).toEqual({ type: 'text', text: 'はい' });
    expect(lineMessage({ text: 'はい', quoteToken: 'q', choices: [], buttons: [] })).toEqual({
      type: 'text',
      text: 'はい',
      quoteToken: 'q',
    });
  });

  it('has choices as quick replies, and a choice of a day as the calendar of the phone', () => {
    const choices = [
      tap('はい'),
      { ...tap('日をえらぶ'), date: { min: '2026-04-01', max: '2027-03-31' } },
      { ...tap('いつでも'), date: {} },
    ];
    expect(lineMessage({ text: 'いつですか', choices })).toEqual({
      type: 'text',
      text: 'いつですか',
      quickReply: {
        items: [
          { type: 'action', action: posted('はい') },
          {
            type: 'action',
            action: {
              type: 'datetimepicker',
              label: '日をえらぶ',
              data: 'd=日をえらぶ',
              mode: 'date',
              min: '2026-04-01',
              max: '2027-03-31',
            },
          },
          {
            type: 'action',
            action: { type: 'datetimepicker', label: 'いつでも', data: 'd=いつでも', mode: 'date' },
          },
        ],
      },
    });
  });

  it('with buttons is a template that says the same where none can be shown, with choices under it', () => {
    const buttons = [tap('学校'), { label: '電話する', uri: 'tel:0120279338' }];
    expect(lineMessage({ text: 'どれですか', quoteToken: 'q', buttons, choices: [tap('戻る')] })).toEqual({
      type: 'template',
      altText: 'どれですか',
      template: {
        type: 'buttons',
        text: 'どれですか',
        actions: [posted('学校'), { type: 'uri', label: '電話する', uri: 'tel:0120279338' }],
      },
      quickReply: { items: [{ type: 'action', action: posted('戻る') }] },
    });
  });
});
