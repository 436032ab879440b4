import type { HoursStatus } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { startTexts, texts } from '../../i18n/setup.ts';
import { momentWords, phaseWords } from './phase-words.ts';
import { untilOf } from './until.ts';

const tokyo = (text: string): string => new Date(`${text.replace(' ', 'T')}:00+09:00`).toISOString();
const NOW = Date.parse(tokyo('2026-11-20 18:00'));
let t: TFunction;
beforeAll(async () => {
  await startTexts();
  ({ t } = texts);
});
const status = (over: Partial<HoursStatus>): HoursStatus => ({
  phase: 'intake',
  why: { kind: 'timetable', season: null, holiday: null },
  since: null,
  until: null,
  intake: { open: true, changesAt: null },
  talk: { open: true, changesAt: null },
  nextOpening: null,
  ...over,
});
const words = (over: Partial<HoursStatus>): string =>
  phaseWords(status(over), { now: NOW, language: 'ja', t });

it('says each phase and what comes next in one line', () => {
  expect(words({ intake: { open: true, changesAt: tokyo('2026-11-20 20:30') } })).toBe('受付中 20:30まで');
  expect(words({ phase: 'talk_only', talk: { open: true, changesAt: tokyo('2026-11-20 21:00') } })).toBe(
    '相談のみ 21:00まで',
  );
  expect(words({ phase: 'closed', nextOpening: tokyo('2026-11-21 17:00') })).toBe('時間外・次は明日17:00');
  expect(words({ phase: 'closed', nextOpening: tokyo('2026-11-20 19:00') })).toBe('時間外・次は今日19:00');
  expect(words({ phase: 'closed', nextOpening: tokyo('2027-01-04 17:00') })).toBe(
    '時間外・次は2027年1月4日(月)17:00',
  );
  expect(words({ phase: 'closed' })).toBe('時間外');
  expect(words({})).toBe('受付中');
});

it('says midnight as the end of the day', () => {
  const context = { now: NOW, language: 'ja' as const, t, end: true };
  expect(momentWords(tokyo('2026-11-21 00:00'), context)).toBe('24:00');
  expect(momentWords(tokyo('2026-11-21 02:00'), context)).toBe('明日02:00');
});

it('takes a time for the next one the clock shows', () => {
  expect(untilOf('19:30', NOW)).toBe(tokyo('2026-11-20 19:30'));
  expect(untilOf('17:00', NOW)).toBe(tokyo('2026-11-21 17:00'));
  expect(untilOf('', NOW)).toBeNull();
});
