import { CloseReason, SurveySending } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { asksAfterEnd } from './plan-asks.ts';
import { afterQuiet, tokyoMonth } from './tokyo-clock.ts';

const at = (time: string) => new Date(`${time.replace(' ', 'T')}:00+09:00`);
const send = (change: object) => SurveySending.parse({ laterDays: 21, ...change });
const waves = (reason: CloseReason, change: object = {}) =>
  asksAfterEnd(send(change), reason, at('2026-11-20 19:00')).map(({ wave }) => wave);

describe('the end of a talk', () => {
  it.each(['ended', 'referred'] as const)('as %s leads to two askings', (reason) => {
    expect(waves(reason)).toEqual(['end', 'later']);
  });

  it.each(CloseReason.options.filter((reason) => reason !== 'ended' && reason !== 'referred'))(
    'as %s leads to none',
    (reason) => {
      expect(waves(reason)).toEqual([]);
    },
  );

  it('by silence leads to a survey where that is set', () => {
    expect(waves('no_answer', { afterSilence: true, atEnd: false })).toEqual(['end', 'later']);
    expect(waves('ended', { atEnd: false })).toEqual(['later']);
    expect(waves('ended', { laterDays: null })).toEqual(['end']);
    expect(waves('emergency', { afterSilence: true })).toEqual([]);
  });

  it('late in the evening waits for the morning, and the second asking keeps out of the night as well', () => {
    const asks = asksAfterEnd(send({}), 'ended', at('2026-11-20 22:30'));
    expect(asks).toEqual([
      { wave: 'end', dueAt: at('2026-11-21 08:00') },
      { wave: 'later', dueAt: at('2026-12-12 08:00') },
    ]);
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '08:00' };
  it.each([
    ['2026-11-20 21:59', night, '2026-11-20 21:59'],
    ['2026-11-20 22:00', night, '2026-11-21 08:00'],
    ['2026-11-21 00:00', night, '2026-11-21 08:00'],
    ['2026-11-21 07:59', night, '2026-11-21 08:00'],
    ['2026-11-21 08:00', night, '2026-11-21 08:00'],
    ['2026-11-21 13:00', { from: '12:00', to: '14:00' }, '2026-11-21 14:00'],
    ['2026-11-21 14:00', { from: '12:00', to: '14:00' }, '2026-11-21 14:00'],
    ['2026-11-21 09:00', { from: '09:00', to: '09:00' }, '2026-11-21 09:00'],
    ['2026-11-21 03:00', null, '2026-11-21 03:00'],
  ])('of %s with %o end at %s', (moment, quiet, expected) => {
    expect(afterQuiet(at(moment), quiet)).toEqual(at(expected));
  });
});

it('a month is the one in Tokyo', () => {
  expect(tokyoMonth(new Date('2026-11-30T14:59:59Z'))).toBe('2026-11');
  expect(tokyoMonth(new Date('2026-11-30T15:00:00Z'))).toBe('2026-12');
});
