import type { RangeMinutes, Timetable, Week, Weekday } from '@tomoshibi/contract';
import type { HoursStatus } from './status.ts';
import { groupWeek, isWholeDay, runsOf } from './week-groups.ts';
import { dayParts, endMoment, hasTwoEnds, momentOf, weekdayNow, type Moment, type Words } from './words.ts';

const DAYS: Record<Weekday, string> = {
  mon: '月',
  tue: '火',
  wed: '水',
  thu: '木',
  fri: '金',
  sat: '土',
  sun: '日',
};

/** 9:30, and 翌2:00 for two o'clock of the next day. */
function time(minutes: number): string {
  const next = minutes > 1440;
  const rest = next ? minutes - 1440 : minutes;
  return `${next ? '翌' : ''}${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
}

function dayWord({ ahead, year, month, date, weekday }: Moment): string {
  if (ahead === 0) return '今日';
  if (ahead === 1) return `明日(${DAYS[weekday]})`;
  return `${ahead > 300 ? `${year}年` : ''}${month}月${date}日(${DAYS[weekday]})`;
}

const momentText = (at: Moment): string => `${dayWord(at)}${time(at.minutes)}`;

/** An end today needs no day. */
function endText(at: Date, now: Date): string {
  const moment = endMoment(at, now);
  return moment.ahead === 0 ? time(moment.minutes) : momentText(moment);
}

function dayText(day: string, withYear: boolean): string {
  const { year, month, date } = dayParts(day);
  return `${withYear && year !== null ? `${year}年` : ''}${month}月${date}日`;
}

function span(from: string, to: string): string {
  return `${dayText(from, true)}〜${dayText(to, from.slice(0, 4) !== to.slice(0, 4))}`;
}

function days(list: readonly Weekday[]): string {
  if (list.length === 7) return '毎日';
  if (list.join() === 'sat,sun') return '土日';
  return runsOf(list)
    .map((run) => (typeof run === 'string' ? DAYS[run] : `${DAYS[run[0]]}〜${DAYS[run[1]]}`))
    .join('・');
}

function ranges(list: readonly RangeMinutes[]): string {
  if (isWholeDay(list)) return '24時間';
  return list
    .map(
      (range) =>
        `${time(range.start)}〜${time(range.end)}${hasTwoEnds(range) ? `(受付は${time(range.intakeEnd)}まで)` : ''}`,
    )
    .join('と');
}

function week(weekly: Week, holidays: Timetable['holidays'] | null): string {
  const { open, off } = groupWeek(weekly);
  const parts = open.map((group) => `${days(group.days)} ${ranges(group.ranges)}`);
  const closed = [
    off.length > 0 && off.length < 7 ? days(off) : '',
    holidays === 'closed' ? '祝日' : '',
  ].filter(Boolean);
  if (open.length === 0) return '決まった曜日はありません';
  if (closed.length > 0) parts.push(`${closed.join('・')}はお休み`);
  if (holidays === 'as_usual' && (open.length > 1 || off.length > 0)) parts.push('祝日も同じ');
  else if (holidays !== null && holidays !== 'closed' && holidays !== 'as_usual')
    parts.push(`祝日は${DAYS[holidays]}曜日と同じ`);
  return parts.join('、');
}

function hours(timetable: Timetable | null): string {
  if (!timetable) return 'いつでも';
  const { newYear, period, seasons } = timetable;
  const parts = [week(timetable.weekly, timetable.holidays)];
  if (newYear) parts[0] += `、年末年始(${span(newYear.from, newYear.to)})はお休み`;
  for (const { name, from, to, weekly, holidays } of seasons)
    parts.push(`${span(from, to)}(${name})は${week(weekly, holidays)}`);
  if (period.from !== null && period.to !== null) parts.unshift(`期間は${span(period.from, period.to)}`);
  else if (period.from !== null) parts.unshift(`${dayText(period.from, true)}から`);
  else if (period.to !== null) parts.unshift(`${dayText(period.to, true)}まで`);
  return parts.join('。');
}

function reason({ why }: HoursStatus, now: Date): string {
  if (why.kind === 'holiday') return `(${why.name}でお休み)`;
  if (why.kind === 'new_year') return '(年末年始のお休み)';
  if (why.kind === 'exception') return `(${why.reason})`;
  if (why.kind === 'weekday_off') return `(${DAYS[weekdayNow(now)]}曜日はお休み)`;
  return '';
}

function next({ nextOpening, why }: HoursStatus, now: Date): string {
  if (nextOpening) return `次は${momentText(momentOf(nextOpening, now))}に始まります。`;
  return why.kind === 'after_period' ? '' : '次に始まる日は、まだ決まっていません。';
}

function openNow({ intake, talk }: HoursStatus, now: Date): string {
  if (!intake.changesAt) return '今は相談を受け付けています。';
  const ends = endText(intake.changesAt, now);
  if (intake.changesAt.getTime() === talk.changesAt?.getTime())
    return `今は相談を受け付けています(${ends}まで)。`;
  const talks = talk.changesAt ? `、相談は${endText(talk.changesAt, now)}まで` : '';
  return `今は相談を受け付けています。受付は${ends}まで${talks}です。`;
}

function talkOnly(status: HoursStatus, now: Date): string {
  const { why, talk } = status;
  const lead = why.kind === 'manual' ? '今は新しい相談の受付を止めています。' : '今日の受付は終わりました。';
  const goes = talk.changesAt ? `つづいている相談は${endText(talk.changesAt, now)}までです。` : '';
  return `${lead}${goes}${next(status, now)}`;
}

function closedNow(status: HoursStatus, now: Date): string {
  const { why } = status;
  if (why.kind === 'after_period') return `この窓口は${dayText(why.to, false)}で終わりました。`;
  const lead =
    why.kind === 'manual'
      ? '今は臨時に受付を止めています。'
      : why.kind === 'before_period'
        ? 'この窓口はまだ始まっていません。'
        : `今は相談の時間外です${reason(status, now)}。`;
  return `${lead}${next(status, now)}`;
}

export const wordsJa: Words = {
  hours: ({ timetable }) => hours(timetable),
  opening: ({ nextOpening }, now) => (nextOpening ? momentText(momentOf(nextOpening, now)) : '未定'),
  status(status, now) {
    if (status.why.kind === 'always') return 'いつでも相談を受け付けています。';
    if (status.phase === 'intake') return openNow(status, now);
    return status.phase === 'talk_only' ? talkOnly(status, now) : closedNow(status, now);
  },
};
