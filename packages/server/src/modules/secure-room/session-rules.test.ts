import { expect, it } from 'vitest';
import { SESSION_MS, sessionHolds, type HeldSession } from './session-rules.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 8) + minutes * 60_000);
const RULES = { idleMinutes: 60, graceMinutes: 30 };
const held = (change: Partial<HeldSession>): HeldSession => ({
  createdAt: at(0),
  lastActiveAt: at(0),
  expiresAt: new Date(at(0).getTime() + SESSION_MS),
  talkClosedAt: null,
  ...change,
});

it.each([
  ['holds while somebody is there', {}, 59, true],
  ['ends when nobody is', {}, 60, false],
  ['ends after a day, whoever is there', { lastActiveAt: at(1430) }, 1440, false],
  ['holds a while after the talk', { talkClosedAt: at(10) }, 39, true],
  ['ends a while after the talk', { talkClosedAt: at(10) }, 40, false],
  ['holds a while for whoever comes after the end', { talkClosedAt: at(-500) }, 29, true],
  ['and ends for them too', { talkClosedAt: at(-500) }, 30, false],
] as const)('%s', (_name, change, now, holds) => {
  expect(sessionHolds(held(change), RULES, at(now))).toBe(holds);
});
