import { describe, expect, it } from 'vitest';
import { isKept, whoIsFirst } from './who-is-first.ts';

const tie = { counselorId: 'sato', deputyIds: ['mori', 'kubo'] };

describe('a new talk of a person with a counselor', () => {
  it.each([
    ['the counselor, who is there', ['sato', 'mori', 'kubo'], 'sato'],
    ['the first deputy, while the counselor is away', ['mori', 'kubo'], 'mori'],
    ['the next deputy, while the first is away too', ['kubo'], 'kubo'],
    ['nobody, while all are away', [], null],
    ['nobody else who happens to be there', ['abe'], null],
  ])('is kept for %s', (_, there, first) => {
    expect(whoIsFirst(tie, (staffId) => there.includes(staffId))).toBe(first);
  });

  it('is everybody’s at the very moment the time is up', () => {
    const until = new Date('2026-11-20T03:10:00Z');
    const talk = { reservedFor: 'sato', reservedUntil: until };
    expect(isKept(talk, new Date(until.getTime() - 1))).toBe(true);
    expect(isKept(talk, until)).toBe(false);
    expect(isKept({ reservedFor: null, reservedUntil: null }, until)).toBe(false);
  });
});
