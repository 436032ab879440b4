import { describe, expect, it } from 'vitest';
import { checkText, filledLength } from './check-text.ts';
import { formFor, TextForm } from './forms.ts';
import { findVariables, renderNotice, TEXT_VARIABLES, variableKey } from './variables.ts';

describe('a text with variables', () => {
  it('knows them by their Japanese name and by their key', () => {
    expect(findVariables('{受付時間}と{ intake_hours }と{}と{\n}')).toEqual(['受付時間', 'intake_hours']);
    expect([variableKey('受付時間'), variableKey('intake_hours'), variableKey('天気')]).toEqual([
      'intake_hours',
      'intake_hours',
      null,
    ]);
    const names = Object.values(TEXT_VARIABLES).map(({ ja }) => ja);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is filled in, and a value is never read as a variable again', () => {
    expect(renderNotice('前に {待ち人数} 人、{窓口名}', { ahead: '3', desk_name: '{電話}' })).toBe(
      '前に 3 人、{電話}',
    );
    expect(renderNotice('（*´{}｀）', {})).toBe('（*´{}｀）');
  });

  it('leaves out a line that lacks its value, with the line that led to it, and no gap', () => {
    const body = 'こんにちは。\n\n受付:{受付時間}\n\n電話で話せるところ:\n{電話}\n\nまた来てください。';
    expect(renderNotice(body, {})).toBe('こんにちは。\n\nまた来てください。');
    expect(renderNotice(body, { phone: '・189' })).toBe(
      'こんにちは。\n\n電話で話せるところ:\n・189\n\nまた来てください。',
    );
    expect(renderNotice('時間:\n受付 {受付時間} まで', {})).toBe('時間:');
  });

  it('is refused when it asks for what nobody or this kind does not know', () => {
    expect(checkText('closed', { standard: '{天気}', easy: '{待ち人数}' })).toEqual([
      { field: 'bodies.standard', reason: 'has a variable nobody knows: {天気}' },
      { field: 'bodies.easy', reason: 'has a variable this text cannot know: {待ち人数}' },
    ]);
    expect(checkText('busy', { standard: '{待ち人数}' })).toEqual([]);
    expect(checkText('busy', { easy: 'あ' })).toEqual([
      { field: 'bodies.standard', reason: 'must be given' },
    ]);
    expect(checkText('busy', {}, true)).toEqual([]);
  });

  it("is measured against LINE's bubble with long values in it", () => {
    expect(checkText('closed', { standard: 'あ'.repeat(5000) })).toEqual([]);
    expect(checkText('closed', { standard: 'あ'.repeat(5001) })).toHaveLength(1);
    expect(filledLength('{電話}')).toBeGreaterThan(1000);
    expect(checkText('closed', { standard: `${'あ'.repeat(4000)}{電話}` })).toHaveLength(1);
    // A face outside the basic plane counts twice, as LINE counts it.
    expect(checkText('closed', { standard: '😔'.repeat(2501) })).toHaveLength(1);
    expect(checkText('policy', { standard: 'あ'.repeat(6000) })).toEqual([]);
  });
});

describe('a form', () => {
  it('is Japanese in one of three ways, or a language', () => {
    for (const form of ['standard', 'furigana', 'easy', 'en', 'zh-Hans', 'pt-BR'])
      expect(TextForm.safeParse(form).success, form).toBe(true);
    for (const form of ['ja', 'ja-Hira', 'English', '', 'constructor', '__proto__'])
      expect(TextForm.safeParse(form).success, form).toBe(false);
  });

  it('falls back to its language and then to the standard one', () => {
    const forms = ['standard', 'easy', 'pt'];
    expect(['easy', 'pt-BR', 'ko', 'standard'].map((wanted) => formFor(forms, wanted))).toEqual([
      'easy',
      'pt',
      'standard',
      'standard',
    ]);
  });
});
