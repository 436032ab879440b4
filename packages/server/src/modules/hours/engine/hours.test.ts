import type { Timetable } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { explain, hoursText, nextOpeningText } from './explain.ts';
import { monthOf } from './month.ts';
import { everyDay, range, timetable, week, weekdays } from './sample-timetables.ts';
import type { Hours, Override } from './phases.ts';
import { openingsBetween, statusAt } from './status.ts';

/** A moment on the wall clock in Tokyo: 2026-12-29 17:00 */
const tokyo = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+09:00`);
const hoursOf = (table: Timetable | null, override: Override | null = null): Hours => ({
  timetable: table,
  override,
});
function at(table: Timetable | null, text: string, override: Override | null = null) {
  const now = tokyo(text);
  const status = statusAt(hoursOf(table, override), now);
  return {
    ...status,
    ja: explain(status, now, 'ja'),
    en: explain(status, now, 'en'),
    easy: explain(status, now, 'easy'),
  };
}
const ja = (table: Timetable) => hoursText({ timetable: table }, 'ja');

const EVENING = timetable(weekdays('17:00-21:00/30'), {
  holidays: 'closed',
  newYear: { from: '12-29', to: '01-03' },
});

describe('a desk on weekday evenings', () => {
  it('has two ends', () => {
    expect(at(EVENING, '2026-11-20 17:00')).toMatchObject({
      phase: 'intake',
      why: { kind: 'timetable', season: null, holiday: null },
      since: tokyo('2026-11-20 17:00'),
      until: tokyo('2026-11-20 20:30'),
      intake: { open: true, changesAt: tokyo('2026-11-20 20:30') },
      talk: { open: true, changesAt: tokyo('2026-11-20 21:00') },
      nextOpening: tokyo('2026-11-24 17:00'),
      ja: '今は相談を受け付けています。受付は20:30まで、相談は21:00までです。',
      en: 'The desk is open now. New talks are taken until 20:30, and talks go on until 21:00.',
      easy: 'いま 話せます。午後8時30分までに 送って ください。話は 午後9時までです。',
    });
    expect(at(EVENING, '2026-11-20 20:30')).toMatchObject({
      phase: 'talk_only',
      why: { kind: 'intake_ended' },
      intake: { open: false, changesAt: tokyo('2026-11-24 17:00') },
      talk: { open: true, changesAt: tokyo('2026-11-20 21:00') },
      ja: '今日の受付は終わりました。つづいている相談は21:00までです。次は11月24日(火)17:00に始まります。',
    });
  });

  it('is closed before, after and at the weekend, and says when it opens', () => {
    expect(at(EVENING, '2026-11-19 09:00')).toMatchObject({
      phase: 'closed',
      why: { kind: 'before_hours' },
      ja: '今は相談の時間外です。次は今日17:00に始まります。',
    });
    expect(at(EVENING, '2026-11-19 21:00')).toMatchObject({
      why: { kind: 'after_hours' },
      ja: '今は相談の時間外です。次は明日(金)17:00に始まります。',
      en: 'The desk is closed now. It opens next tomorrow (Fri) at 17:00.',
    });
    expect(at(EVENING, '2026-11-22 12:00')).toMatchObject({
      why: { kind: 'weekday_off' },
      ja: '今は相談の時間外です(日曜日はお休み)。次は11月24日(火)17:00に始まります。',
    });
  });

  it('is closed on public holidays, by their names', () => {
    expect(at(EVENING, '2026-11-23 18:00')).toMatchObject({
      phase: 'closed',
      why: { kind: 'holiday', name: '勤労感謝の日' },
      ja: '今は相談の時間外です(勤労感謝の日でお休み)。次は明日(火)17:00に始まります。',
      en: 'The desk is closed now (Labor Thanksgiving Day). It opens next tomorrow (Tue) at 17:00.',
    });
  });

  it('is closed over New Year', () => {
    const table = { ...EVENING, weekly: everyDay('17:00-21:00/30') };
    expect(at(table, '2026-12-30 18:00')).toMatchObject({
      why: { kind: 'new_year' },
      since: tokyo('2026-12-28 21:00'),
      nextOpening: tokyo('2027-01-04 17:00'),
      ja: '今は相談の時間外です(年末年始のお休み)。次は1月4日(月)17:00に始まります。',
      en: 'The desk is closed now (New Year holidays). It opens next on Mon 4 Jan at 17:00.',
      easy: 'いまは 休みです(お正月の 休み)。次は 1月4日(月曜日) 午後5時に 始まります。',
    });
  });

  it('is told in one line', () => {
    expect(ja({ ...EVENING, newYear: null })).toBe(
      '月〜金 17:00〜21:00(受付は20:30まで)、土日・祝日はお休み',
    );
    expect(ja(EVENING)).toBe(
      '月〜金 17:00〜21:00(受付は20:30まで)、土日・祝日はお休み、年末年始(12月29日〜1月3日)はお休み',
    );
    expect(hoursText({ timetable: EVENING }, 'en')).toBe(
      'Mon to Fri 17:00–21:00 (new talks until 20:30); closed on Sat, Sun and public holidays; closed over New Year (29 Dec to 3 Jan)',
    );
    expect(hoursText({ timetable: EVENING }, 'easy')).toBe(
      '月曜日から 金曜日まで、午後5時から 午後9時まで(はじめての 人は 午後8時30分まで)です。 土曜日と 日曜日と 祝日は 休みです。 12月29日から 1月3日までは 休みです。',
    );
  });
});

describe('real timetables', () => {
  it('home visits in Nagoya: working days from nine to nine', () => {
    const table = timetable(weekdays('09:00-21:00'), {
      holidays: 'closed',
      period: { from: '2018-12-01', to: '2020-03-31' },
    });
    expect(at(table, '2018-12-03 09:00').phase).toBe('intake');
    expect(at(table, '2018-11-30 12:00')).toMatchObject({
      why: { kind: 'before_period', from: '2018-12-01' },
      ja: 'この窓口はまだ始まっていません。次は12月3日(月)9:00に始まります。',
    });
    expect(at(table, '2020-04-01 12:00')).toMatchObject({
      why: { kind: 'after_period', to: '2020-03-31' },
      until: null,
      nextOpening: null,
      ja: 'この窓口は3月31日で終わりました。',
    });
    expect(ja(table)).toBe('期間は2018年12月1日〜2020年3月31日。月〜金 9:00〜21:00、土日・祝日はお休み');
  });

  it('the trial of the youth centre in Nagoya: Tuesday to Friday, and Saturday in the afternoon', () => {
    const late = ['16:00-20:00'];
    const table = timetable(week({ tue: late, wed: late, thu: late, fri: late, sat: ['13:00-17:00'] }), {
      period: { from: '2018-12-01', to: '2018-12-28' },
    });
    expect(at(table, '2018-12-01 13:00').phase).toBe('intake');
    expect(at(table, '2018-12-10 17:00')).toMatchObject({ phase: 'closed', why: { kind: 'weekday_off' } });
    expect(at(table, '2018-12-28 20:00')).toMatchObject({ phase: 'closed', nextOpening: null });
    expect(ja(table)).toBe(
      '期間は2018年12月1日〜12月28日。火〜金 16:00〜20:00、土 13:00〜17:00、月・日はお休み、祝日も同じ',
    );
  });

  it('pregnancy and birth in Toyama: mornings and afternoons by weekday', () => {
    const [morning, afternoon] = [['09:00-13:00'], ['14:00-18:00']];
    const table = timetable(
      week({ tue: morning, thu: morning, sat: morning, wed: afternoon, fri: afternoon }),
      { holidays: 'closed' },
    );
    expect(at(table, '2026-11-18 13:30')).toMatchObject({ why: { kind: 'before_hours' } });
    expect(at(table, '2026-11-18 14:00').phase).toBe('intake');
    expect(ja(table)).toBe('火・木・土 9:00〜13:00、水・金 14:00〜18:00、月・日・祝日はお休み');
  });
});

describe('rules', () => {
  it('a range past midnight belongs to the day it starts on', () => {
    const table = timetable(week({ fri: ['22:00-02:00/30'] }));
    expect(at(table, '2026-11-21 01:00')).toMatchObject({
      phase: 'intake',
      since: tokyo('2026-11-20 22:00'),
      until: tokyo('2026-11-21 01:30'),
      ja: '今は相談を受け付けています。受付は1:30まで、相談は2:00までです。',
    });
    expect(at(table, '2026-11-21 02:00')).toMatchObject({ phase: 'closed', why: { kind: 'weekday_off' } });
    expect(at(table, '2026-11-20 01:00').phase).toBe('closed');
    expect(ja(table)).toBe('金 22:00〜翌2:00(受付は翌1:30まで)、月〜木・土・日はお休み、祝日も同じ');
    expect(at(timetable(week({ fri: ['22:00-26:00/30'] })), '2026-11-21 01:00').phase).toBe('intake');
  });

  it('says 24:00 for an end at midnight, and the day of an end on another day', () => {
    expect(at(timetable(everyDay('17:00-24:00')), '2026-11-20 18:00').ja).toContain('(24:00まで)');
    expect(at(timetable(everyDay('22:00-02:00')), '2026-11-20 23:00').ja).toContain('(明日(土)2:00まで)');
  });

  it('a day has several ranges', () => {
    const table = timetable(everyDay('10:00-12:00', '13:00-17:00'));
    expect(at(table, '2026-11-20 12:30')).toMatchObject({
      phase: 'closed',
      why: { kind: 'between_ranges' },
      ja: '今は相談の時間外です。次は今日13:00に始まります。',
    });
    expect(ja(table)).toBe('毎日 10:00〜12:00と13:00〜17:00');
  });

  it('can be open around the clock, without an end', () => {
    const table = timetable(everyDay('00:00-24:00'));
    expect(at(table, '2026-11-20 23:59')).toMatchObject({
      phase: 'intake',
      since: null,
      until: null,
      nextOpening: null,
      ja: '今は相談を受け付けています。',
    });
    expect(ja(table)).toBe('毎日 24時間');
  });

  it('public holidays can have the hours of a weekday', () => {
    const table = timetable(week({ mon: ['17:00-21:00'], sun: ['10:00-12:00'] }), { holidays: 'sun' });
    expect(at(table, '2026-11-23 10:30')).toMatchObject({
      phase: 'intake',
      why: { kind: 'timetable', holiday: '勤労感謝の日' },
    });
    expect(at(table, '2026-11-23 18:00').phase).toBe('closed');
    expect(ja(table)).toContain('祝日は日曜日と同じ');
  });

  it('a season has a week of its own; one for a single year wins', () => {
    const table = timetable(week({ mon: ['17:00-21:00'] }), {
      seasons: [
        { name: '夏休み明け', from: '08-20', to: '09-05', weekly: everyDay('17:00-22:00'), holidays: null },
        {
          name: '特別',
          from: '2027-08-20',
          to: '2027-09-05',
          weekly: everyDay('16:00-22:00'),
          holidays: null,
        },
      ],
    });
    expect(at(table, '2026-08-20 21:30')).toMatchObject({ phase: 'intake', why: { season: '夏休み明け' } });
    expect(at(table, '2027-08-20 16:30')).toMatchObject({ phase: 'intake', why: { season: '特別' } });
    expect(at(table, '2026-09-06 21:30').phase).toBe('closed');
    expect(ja({ ...table, seasons: table.seasons.slice(0, 1) })).toBe(
      '月 17:00〜21:00、火〜日はお休み、祝日も同じ。8月20日〜9月5日(夏休み明け)は毎日 17:00〜22:00',
    );
  });

  it('a season can pass the turn of the year, and New Year closes it all the same', () => {
    const table = timetable(week({}), {
      newYear: { from: '12-29', to: '01-03' },
      seasons: [
        { name: '冬', from: '12-20', to: '01-10', weekly: everyDay('17:00-21:00'), holidays: 'as_usual' },
      ],
    });
    expect(at(table, '2026-12-28 18:00').phase).toBe('intake');
    expect(at(table, '2027-01-02 18:00').why).toEqual({ kind: 'new_year' });
    expect(at(table, '2027-01-10 18:00').phase).toBe('intake');
    expect(at(table, '2027-01-11 18:00').phase).toBe('closed');
  });

  it('a dated exception wins over everything planned', () => {
    const table = timetable(weekdays('17:00-21:00'), {
      holidays: 'closed',
      newYear: { from: '12-29', to: '01-03' },
      exceptions: [
        { from: '2026-12-31', to: '2027-01-01', ranges: [range('17:00-24:00')], reason: '年越しの特別開設' },
        { from: '2026-11-20', to: '2026-11-20', ranges: [], reason: '機器の点検' },
      ],
    });
    expect(at(table, '2026-12-31 18:00')).toMatchObject({
      phase: 'intake',
      why: { kind: 'exception', reason: '年越しの特別開設' },
    });
    expect(at(table, '2026-11-20 18:00')).toMatchObject({
      phase: 'closed',
      ja: '今は相談の時間外です(機器の点検)。次は11月24日(火)17:00に始まります。',
    });
  });

  it('a desk with nothing ahead says that nothing is fixed', () => {
    expect(at(timetable(week({})), '2026-11-20 18:00')).toMatchObject({
      nextOpening: null,
      ja: '今は相談の時間外です(金曜日はお休み)。次に始まる日は、まだ決まっていません。',
    });
    expect(ja(timetable(week({})))).toBe('決まった曜日はありません');
  });

  it('a desk without a timetable is always open', () => {
    expect(at(null, '2026-11-20 03:00')).toMatchObject({
      phase: 'intake',
      why: { kind: 'always' },
      since: null,
      until: null,
      ja: 'いつでも相談を受け付けています。',
      easy: 'いつでも 話せます。',
    });
    expect(hoursText({ timetable: null }, 'ja')).toBe('いつでも');
  });
});

describe('what is done by hand', () => {
  const by = (phase: Override['phase'], until: string | null): Override => ({
    overrideId: 'x',
    phase,
    reason: '体調不良者が出たため',
    startedAt: tokyo('2026-11-20 18:00'),
    until: until === null ? null : tokyo(until),
  });

  it('closes in the middle of hours, until its end, and keeps its reason among colleagues', () => {
    const found = at(EVENING, '2026-11-20 18:30', by('closed', '2026-11-20 19:00'));
    expect(found).toMatchObject({
      phase: 'closed',
      why: { kind: 'manual' },
      since: tokyo('2026-11-20 18:00'),
      until: tokyo('2026-11-20 19:00'),
      nextOpening: tokyo('2026-11-20 19:00'),
      ja: '今は臨時に受付を止めています。次は今日19:00に始まります。',
    });
    expect(`${found.ja}${found.en}${found.easy}`).not.toContain('体調');
  });

  it('closed past the end of hours changes nothing at its own end', () => {
    expect(at(EVENING, '2026-11-20 18:30', by('closed', '2026-11-20 22:00'))).toMatchObject({
      until: tokyo('2026-11-24 17:00'),
      nextOpening: tokyo('2026-11-24 17:00'),
    });
  });

  it('opens out of hours', () => {
    expect(at(EVENING, '2026-11-21 12:00', by('intake', '2026-11-21 15:00'))).toMatchObject({
      phase: 'intake',
      until: tokyo('2026-11-21 15:00'),
      ja: '今は相談を受け付けています(15:00まで)。',
    });
  });

  it('can stop new talks only', () => {
    expect(at(EVENING, '2026-11-20 18:30', by('talk_only', '2026-11-20 19:00'))).toMatchObject({
      phase: 'talk_only',
      talk: { open: true, changesAt: tokyo('2026-11-20 21:00') },
      ja: '今は新しい相談の受付を止めています。つづいている相談は21:00までです。次は今日19:00に始まります。',
    });
  });

  it('without an end nobody can say when it changes', () => {
    expect(at(EVENING, '2026-11-20 18:30', by('closed', null))).toMatchObject({
      until: null,
      nextOpening: null,
      ja: '今は臨時に受付を止めています。次に始まる日は、まだ決まっていません。',
      easy: 'いまは 休みです。次に いつ 始まるかは、まだ わかりません。',
    });
    expect(at(null, '2026-11-20 18:30', by('closed', null)).phase).toBe('closed');
  });
});

describe('openings and months', () => {
  it('openings are whole, also where the span cuts them', () => {
    const hours = hoursOf(timetable(everyDay('22:00-02:00/60')));
    expect(openingsBetween(hours, tokyo('2026-11-20 01:00'), tokyo('2026-11-20 23:00'))).toEqual([
      {
        from: tokyo('2026-11-19 22:00'),
        intakeUntil: tokyo('2026-11-20 01:00'),
        to: tokyo('2026-11-20 02:00'),
      },
      {
        from: tokyo('2026-11-20 22:00'),
        intakeUntil: tokyo('2026-11-21 01:00'),
        to: tokyo('2026-11-21 02:00'),
      },
    ]);
    expect(openingsBetween(hours, tokyo('2026-11-20 02:00'), tokyo('2026-11-20 22:00'))).toEqual([]);
    expect(openingsBetween(hoursOf(null), tokyo('2026-11-20 02:00'), tokyo('2026-11-21 22:00'))).toEqual([]);
  });

  it('a month shows every day and why', () => {
    const days = monthOf({ timetable: EVENING }, '2026-12');
    expect(days).toHaveLength(31);
    expect(days[0]).toEqual({
      day: '2026-12-01',
      holiday: null,
      ranges: [{ from: '17:00', to: '21:00', intakeUntil: '20:30' }],
      why: { kind: 'timetable', season: null, holiday: null },
    });
    expect(days[28]).toMatchObject({ day: '2026-12-29', ranges: [], why: { kind: 'new_year' } });
    expect(monthOf({ timetable: EVENING }, '2028-02')).toHaveLength(29);
    expect(monthOf({ timetable: EVENING }, '2026-11')[22]).toMatchObject({
      holiday: { name: '勤労感謝の日', nameEn: 'Labor Thanksgiving Day' },
      why: { kind: 'holiday' },
    });
  });

  it('the next opening is told alone as well', () => {
    const now = tokyo('2026-11-20 22:00');
    const status = statusAt(hoursOf(EVENING), now);
    expect(nextOpeningText(status, now, 'ja')).toBe('11月24日(火)17:00');
    expect(nextOpeningText(status, now, 'en')).toBe('Tue 24 Nov at 17:00');
    expect(nextOpeningText(status, now, 'easy')).toBe('11月24日(火曜日) 午後5時');
  });
});
