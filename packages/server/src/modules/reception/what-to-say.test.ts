import { describe, expect, it } from 'vitest';
import { afterMessage, afterSilence, placeOf, saysNoMedia, type Arrival } from './what-to-say.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 8, 0) + minutes * 60_000);
const arrival = (change: Partial<Arrival>): Arrival => ({
  now: at(0),
  intake: { phase: 'intake', since: at(-30) },
  mode: 'live',
  state: 'waiting',
  entered: true,
  told: null,
  ahead: 0,
  freeSeats: 2,
  danger: false,
  ...change,
});
const closed = { phase: 'closed', since: at(-300) } as const;

describe('where words belong', () => {
  it.each([
    ['intake', 'live', 'waiting'],
    ['talk_only', 'live', 'outside'],
    ['closed', 'live', 'outside'],
    ['closed', 'kept', 'waiting'],
  ] as const)('in phase %s, a %s desk puts them into %s', (phase, mode, place) => {
    expect(placeOf(phase, mode)).toBe(place);
  });
});

describe('what is said to somebody who writes', () => {
  it.each([
    ['received, when a seat is free', {}, 'received'],
    ['received, when nobody counts seats', { ahead: 40, freeSeats: null }, 'received'],
    ['busy, when others take the free seats', { ahead: 2 }, 'busy'],
    ['busy, when there is no seat at all', { freeSeats: 0 }, 'busy'],
    ['nothing, to the second bubble', { entered: false }, null],
    ['nothing, once a counselor has the talk', { state: 'active', entered: false }, null],
    ['closed, outside hours', { state: 'outside', intake: closed }, 'closed'],
    [
      'intake_ended, while only running talks go on',
      { state: 'outside', intake: { phase: 'talk_only', since: at(-5) } },
      'intake_ended',
    ],
    ['kept, at a desk that keeps', { mode: 'kept', intake: closed }, 'kept'],
    ['received, at a desk that keeps while it is open', { mode: 'kept' }, 'received'],
  ] as const)('%s', (_name, change, kind) => {
    expect(afterMessage(arrival(change))).toBe(kind);
  });

  const told = (kind: string, minutes: number, place: number | null = null) => ({
    kind,
    at: at(minutes),
    place,
  });
  it.each([
    ['not with every bubble', { told: told('closed', -5) }, null],
    ['again after an hour', { told: told('closed', -60) }, 'closed'],
    ['again after ten minutes in danger', { told: told('closed', -10), danger: true }, 'closed'],
    [
      'anew in another closed time',
      { told: told('closed', -5), intake: { phase: 'closed', since: at(-2) } },
      'closed',
    ],
    ['when the last word was another', { told: told('received', -1) }, 'closed'],
  ] as const)('closed, %s', (_name, change, kind) => {
    expect(afterMessage(arrival({ state: 'outside', intake: closed, ...change }))).toBe(kind);
  });

  it.each([
    ['told, when it is better', { told: told('busy', -3, 5), ahead: 4 }, 'place_update'],
    ['not told within three minutes', { told: told('busy', -2, 5), ahead: 4 }, null],
    ['not told when it is no better', { told: told('busy', -9, 5), ahead: 5 }, null],
    ['not told to somebody who was told none', { told: told('received', -9), ahead: 0 }, null],
  ] as const)('the place in line is %s', (_name, change, kind) => {
    expect(afterMessage(arrival({ entered: false, ...change }))).toBe(kind);
  });
});

describe('pictures', () => {
  it('are refused in words, but not each of them', () => {
    expect(saysNoMedia(null, at(0))).toBe(true);
    expect(saysNoMedia(at(-9), at(0))).toBe(false);
    expect(saysNoMedia(at(-10), at(0))).toBe(true);
  });
});

describe('silence', () => {
  const rules = { nudgeMinutes: 15, silenceMinutes: 30 };
  it.each([
    [14, null, null],
    [15, null, 'nudge'],
    [29, -10, null],
    [20, -60, 'nudge'],
    [30, -10, 'close'],
    [30, null, 'close'],
  ] as const)('of %d minutes, nudged at %s, leads to %s', (silent, nudged, step) => {
    const talk = { silentSince: at(-silent), nudgedAt: nudged === null ? null : at(nudged) };
    expect(afterSilence(talk, rules, at(0))).toBe(step);
  });
  it('leads to nothing at a desk without these rules', () => {
    const talk = { silentSince: at(-6000), nudgedAt: null };
    expect(afterSilence(talk, { nudgeMinutes: null, silenceMinutes: null }, at(0))).toBeNull();
  });
});
