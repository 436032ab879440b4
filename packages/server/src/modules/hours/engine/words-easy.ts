import type { RangeMinutes, Timetable, Week, Weekday } from '@tomoshibi/contract';
import type { HoursStatus } from './status.ts';
import { groupWeek, isWholeDay, runsOf } from './week-groups.ts';
import { dayParts, endMoment, hasTwoEnds, momentOf, type Moment, type Words } from './words.ts';

const DAYS: Record<Weekday, string> = {
  mon: '月曜日',
  tue: '火曜日',
  wed: '水曜日',
  thu: '木曜日',
  fri: '金曜日',
  sat: '土曜日',
  sun: '日曜日',
};

/** 午後5時30分: the half of the day is said, and noon and midnight have names of their own. */
function time(minutes: number): string {
  const next = minutes > 1440;
  const rest = next ? minutes - 1440 : minutes;
  const [hour, minute] = [Math.floor(rest / 60), rest % 60];
  const past = minute === 0 ? '' : `${minute}分`;
  const clock =
    hour === 24 || hour === 0
      ? `夜の 12時${past}`
      : hour === 12
        ? `昼の 12時${past}`
        : `${hour < 12 ? '午前' : '午後'}${hour % 12}時${past}`;
  return next ? `次の 日の ${clock}` : clock;
}

function dayText(day: string): string {
  const { month, date } = dayParts(day);
  return `${month}月${date}日`;
}

function dayWord({ ahead, month, date, weekday, year }: Moment): string {
  if (ahead === 0) return 'きょう';
  if (ahead === 1) return `あした(${DAYS[weekday]})`;
  return `${ahead > 300 ? `${year}年` : ''}${month}月${date}日(${DAYS[weekday]})`;
}

const momentText = (at: Moment): string => `${dayWord(at)} ${time(at.minutes)}`;

function endText(at: Date, now: Date): string {
  const moment = endMoment(at, now);
  return moment.ahead === 0 ? time(moment.minutes) : momentText(moment);
}

function days(list: readonly Weekday[]): string {
  if (list.length === 7) return '毎日';
  return runsOf(list)
    .map((run) => (typeof run === 'string' ? DAYS[run] : `${DAYS[run[0]]}から ${DAYS[run[1]]}まで`))
    .join('と ');
}

function ranges(list: readonly RangeMinutes[]): string {
  if (isWholeDay(list)) return '24時間';
  return list
    .map((range) => {
      const intake = hasTwoEnds(range) ? `(はじめての 人は ${time(range.intakeEnd)}まで)` : '';
      return `${time(range.start)}から ${time(range.end)}まで${intake}`;
    })
    .join('と ');
}

function week(weekly: Week, holidays: Timetable['holidays'] | null): string {
  const { open, off } = groupWeek(weekly);
  if (open.length === 0) return '決まった 曜日は ありません。';
  const parts = open.map((group) => `${days(group.days)}、${ranges(group.ranges)}です。`);
  const closed = [off.length > 0 ? days(off) : '', holidays === 'closed' ? '祝日' : ''].filter(Boolean);
  if (closed.length > 0) parts.push(`${closed.join('と ')}は 休みです。`);
  if (holidays !== null && holidays !== 'closed' && holidays !== 'as_usual')
    parts.push(`祝日は ${DAYS[holidays]}と 同じです。`);
  return parts.join(' ');
}

function hours(timetable: Timetable | null): string {
  if (!timetable) return 'いつでも 話せます。';
  const { newYear, period, seasons } = timetable;
  const parts = [week(timetable.weekly, timetable.holidays)];
  if (newYear) parts.push(`${dayText(newYear.from)}から ${dayText(newYear.to)}までは 休みです。`);
  for (const { from, to, weekly, holidays } of seasons)
    parts.push(`${dayText(from)}から ${dayText(to)}までは、${week(weekly, holidays)}`);
  if (period.from !== null) parts.push(`${dayText(period.from)}に 始まります。`);
  if (period.to !== null) parts.push(`${dayText(period.to)}に 終わります。`);
  return parts.join(' ');
}

function reason({ why }: HoursStatus): string {
  if (why.kind === 'holiday') return `(${why.name})`;
  if (why.kind === 'new_year') return '(お正月の 休み)';
  if (why.kind === 'exception') return `(${why.reason})`;
  return '';
}

function next({ nextOpening, why }: HoursStatus, now: Date): string {
  if (nextOpening) return `次は ${momentText(momentOf(nextOpening, now))}に 始まります。`;
  return why.kind === 'after_period' ? '' : '次に いつ 始まるかは、まだ わかりません。';
}

function openNow({ intake, talk }: HoursStatus, now: Date): string {
  if (!intake.changesAt) return 'いま 話せます。';
  const begins = `いま 話せます。${endText(intake.changesAt, now)}までに 送って ください。`;
  if (intake.changesAt.getTime() === talk.changesAt?.getTime() || !talk.changesAt) return begins;
  return `${begins}話は ${endText(talk.changesAt, now)}までです。`;
}

function talkOnly(status: HoursStatus, now: Date): string {
  const goes = status.talk.changesAt
    ? `いま 話している 人は、${endText(status.talk.changesAt, now)}まで 話せます。`
    : '';
  return `いまは 新しい 話を 聞けません。${goes}${next(status, now)}`;
}

function closedNow(status: HoursStatus, now: Date): string {
  const { why } = status;
  if (why.kind === 'after_period') return `ここは ${dayText(why.to)}で 終わりました。`;
  if (why.kind === 'before_period') return `ここは まだ 始まって いません。${next(status, now)}`;
  return `いまは 休みです${reason(status)}。${next(status, now)}`;
}

export const wordsEasy: Words = {
  hours: ({ timetable }) => hours(timetable),
  opening: ({ nextOpening }, now) =>
    nextOpening ? momentText(momentOf(nextOpening, now)) : 'まだ 決まって いません',
  status(status, now) {
    if (status.why.kind === 'always') return 'いつでも 話せます。';
    if (status.phase === 'intake') return openNow(status, now);
    return status.phase === 'talk_only' ? talkOnly(status, now) : closedNow(status, now);
  },
};
