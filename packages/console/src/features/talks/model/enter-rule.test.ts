import { describe, expect, it } from 'vitest';
import { sendsAnswer, type KeyPress } from './enter-rule.ts';

const press = (change: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Enter',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
  ...change,
});

describe('sendsAnswer', () => {
  it('takes Enter for a new line unless the person chose otherwise', () => {
    expect(sendsAnswer(press(), 'ctrl_enter')).toBe(false);
    expect(sendsAnswer(press(), 'enter')).toBe(true);
  });

  it.each(['ctrl_enter', 'enter'] as const)('sends with Ctrl or Command and Enter (%s)', (sendKey) => {
    expect(sendsAnswer(press({ ctrlKey: true }), sendKey)).toBe(true);
    expect(sendsAnswer(press({ metaKey: true }), sendKey)).toBe(true);
  });

  it.each(['ctrl_enter', 'enter'] as const)(
    'never sends while Japanese is being converted (%s)',
    (sendKey) => {
      expect(sendsAnswer(press({ isComposing: true }), sendKey)).toBe(false);
      expect(sendsAnswer(press({ isComposing: true, ctrlKey: true }), sendKey)).toBe(false);
      // Safari ends the composition before the key press that ended it.
      expect(sendsAnswer(press({ keyCode: 229 }), sendKey)).toBe(false);
    },
  );

  it('leaves Shift + Enter and other keys alone', () => {
    expect(sendsAnswer(press({ shiftKey: true }), 'enter')).toBe(false);
    expect(sendsAnswer(press({ shiftKey: true, ctrlKey: true }), 'enter')).toBe(false);
    expect(sendsAnswer(press({ key: 'a', ctrlKey: true }), 'enter')).toBe(false);
  });
});
