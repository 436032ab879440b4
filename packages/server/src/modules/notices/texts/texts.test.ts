import {
  checkText,
  EXAMPLE_VALUES,
  isPageKind,
  NOTICE_KINDS,
  renderNotice,
  TEXT_KINDS,
} from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { READY_HOTLINES } from '../../hotlines/index.ts';
import { readyText } from './index.ts';

describe('the ready texts', () => {
  it.each(TEXT_KINDS)('of %s are right in every form, also when nothing is known', (kind) => {
    const bodies = readyText(kind);
    expect(Object.keys(bodies)).toEqual(['standard', 'furigana', 'easy', 'en']);
    expect(checkText(kind, bodies)).toEqual([]);
    for (const [form, body] of Object.entries(bodies)) {
      expect(renderNotice(body, EXAMPLE_VALUES), form).not.toMatch(/[{}]/u);
      const bare = renderNotice(body, {});
      expect(bare.length, form).toBeGreaterThan(20);
      expect(bare, form).not.toMatch(/[{}]|\n\n\n|:\n\n|:$/u);
    }
  });

  it.each(TEXT_KINDS)('of %s have the reading behind every kanji for those who need it', (kind) => {
    for (const form of ['furigana', 'easy']) {
      const body = (readyText(kind)[form] ?? '').replaceAll(/\{[^}]+\}/gu, '');
      const without = [...body.matchAll(/[\p{Script=Han}々]+(?![(\p{Script=Han}々])/gu)].map(([run]) => run);
      expect(without, `${kind} ${form}`).toEqual([]);
    }
  });

  it.each(
    NOTICE_KINDS.filter((kind) =>
      ['greeting', 'closed', 'kept', 'busy', 'not_reached', 'ended'].includes(kind),
    ),
  )('%s says where help is now, in every form', (kind) => {
    for (const body of Object.values(readyText(kind))) {
      expect(body).toMatch(/110.*119/u);
      expect(body).toContain('{電話}');
    }
  });

  it('never claim that a message was read or that secrecy has no end', () => {
    for (const kind of TEXT_KINDS) {
      const bodies = Object.values(readyText(kind)).join('\n');
      expect(bodies).not.toMatch(/絶対|かならず返事|必ず返事|すぐに返事をします/u);
      if (isPageKind(kind)) expect(bodies).toMatch(/命/u);
    }
    expect(readyText('received')['standard']).toContain('まだ読んでいません');
  });
});

describe('the ready phone lines', () => {
  it('have each number once and words in the forms people read', () => {
    const numbers = READY_HOTLINES.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { number, names, hours } of READY_HOTLINES)
      for (const words of [names, hours])
        expect([number, Object.keys(words)]).toEqual([number, ['standard', 'furigana', 'easy', 'en']]);
  });
});
