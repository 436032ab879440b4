import type { RangeMinutes, Timetable, Week, Weekday } from '@tomoshibi/contract';
import type { HoursStatus } from './status.ts';
import { groupWeek, isWholeDay, runsOf } from './week-groups.ts';
import { dayParts, endMoment, hasTwoEnds, momentOf, weekdayNow, type Moment, type Words } from './words.ts';

const DAYS: Record<Weekday, string> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FULL: Record<Weekday, string> = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
};

function time(minutes: number): string {
  const next = minutes > 1440;
  const rest = next ? minutes - 1440 : minutes;
  const clock = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return next ? `${clock} next day` : clock;
}

function dayText(day: string, withYear: boolean): string {
  const { year, month, date } = dayParts(day);
  return `${date} ${MONTHS[month - 1] ?? ''}${withYear && year !== null ? ` ${year}` : ''}`;
}

const span = (from: string, to: string): string =>
  `${dayText(from, from.slice(0, 4) !== to.slice(0, 4))} to ${dayText(to, true)}`;

function dayWord({ ahead, year, month, date, weekday }: Moment): string {
  if (ahead === 0) return 'today';
  if (ahead === 1) return `tomorrow (${DAYS[weekday]})`;
  return `on ${DAYS[weekday]} ${date} ${MONTHS[month - 1] ?? ''}${ahead > 300 ? ` ${year}` : ''}`;
}

const momentText = (at: Moment): string => `${dayWord(at)} at ${time(at.minutes)}`;

function endText(at: Date, now: Date): string {
  const moment = endMoment(at, now);
  return moment.ahead === 0 ? time(moment.minutes) : `${time(moment.minutes)} ${dayWord(moment)}`;
}

function days(list: readonly Weekday[]): string {
  if (list.length === 7) return 'Every day';
  return runsOf(list)
    .map((run) => (typeof run === 'string' ? DAYS[run] : `${DAYS[run[0]]} to ${DAYS[run[1]]}`))
    .join(', ');
}

function ranges(list: readonly RangeMinutes[]): string {
  if (isWholeDay(list)) return 'around the clock';
  return list
    .map(
      (range) =>
        `${time(range.start)}–${time(range.end)}${hasTwoEnds(range) ? ` (new talks until ${time(range.intakeEnd)})` : ''}`,
    )
    .join(' and ');
}

function week(weekly: Week, holidays: Timetable['holidays'] | null): string {
  const { open, off } = groupWeek(weekly);
  if (open.length === 0) return 'No fixed weekdays';
  const parts = open.map((group) => `${days(group.days)} ${ranges(group.ranges)}`);
  const closed = [off.length > 0 ? days(off) : '', holidays === 'closed' ? 'public holidays' : ''].filter(
    Boolean,
  );
  if (closed.length > 0) parts.push(`closed on ${closed.join(' and ')}`);
  if (holidays === 'as_usual' && (open.length > 1 || off.length > 0)) parts.push('public holidays as usual');
  else if (holidays !== null && holidays !== 'closed' && holidays !== 'as_usual')
    parts.push(`public holidays like ${FULL[holidays]}`);
  return parts.join('; ');
}

function hours(timetable: Timetable | null): string {
  if (!timetable) return 'At any time';
  const { newYear, period, seasons } = timetable;
  const parts = [week(timetable.weekly, timetable.holidays)];
  if (newYear) parts[0] += `; closed over New Year (${span(newYear.from, newYear.to)})`;
  for (const { name, from, to, weekly, holidays } of seasons)
    parts.push(`${span(from, to)} (${name}): ${week(weekly, holidays)}`);
  if (period.from !== null && period.to !== null) parts.unshift(`Open from ${span(period.from, period.to)}`);
  else if (period.from !== null) parts.unshift(`From ${dayText(period.from, true)}`);
  else if (period.to !== null) parts.unshift(`Until ${dayText(period.to, true)}`);
  return parts.join('. ');
}

function reason({ why }: HoursStatus, now: Date): string {
  if (why.kind === 'holiday') return ` (${why.nameEn})`;
  if (why.kind === 'new_year') return ' (New Year holidays)';
  if (why.kind === 'exception') return ` (${why.reason})`;
  if (why.kind === 'weekday_off') return ` (no hours on ${FULL[weekdayNow(now)]})`;
  return '';
}

function next({ nextOpening, why }: HoursStatus, now: Date): string {
  if (nextOpening) return ` It opens next ${momentText(momentOf(nextOpening, now))}.`;
  return why.kind === 'after_period' ? '' : ' The next opening is not fixed yet.';
}

function openNow({ intake, talk }: HoursStatus, now: Date): string {
  if (!intake.changesAt) return 'The desk is open now.';
  const ends = endText(intake.changesAt, now);
  if (intake.changesAt.getTime() === talk.changesAt?.getTime()) return `The desk is open now, until ${ends}.`;
  const talks = talk.changesAt ? `, and talks go on until ${endText(talk.changesAt, now)}` : '';
  return `The desk is open now. New talks are taken until ${ends}${talks}.`;
}

function talkOnly(status: HoursStatus, now: Date): string {
  const lead =
    status.why.kind === 'manual'
      ? 'No new talks are taken for now.'
      : 'No new talks are taken any more today.';
  const goes = status.talk.changesAt
    ? ` Talks that have begun go on until ${endText(status.talk.changesAt, now)}.`
    : '';
  return `${lead}${goes}${next(status, now)}`;
}

function closedNow(status: HoursStatus, now: Date): string {
  const { why } = status;
  if (why.kind === 'after_period') return `This desk ended on ${dayText(why.to, true)}.`;
  const lead =
    why.kind === 'manual'
      ? 'The desk is closed for now.'
      : why.kind === 'before_period'
        ? 'This desk has not begun yet.'
        : `The desk is closed now${reason(status, now)}.`;
  return `${lead}${next(status, now)}`;
}

export const wordsEn: Words = {
  hours: ({ timetable }) => hours(timetable),
  opening: ({ nextOpening }, now) =>
    nextOpening ? momentText(momentOf(nextOpening, now)).replace(/^on /u, '') : 'not fixed yet',
  status(status, now) {
    if (status.why.kind === 'always') return 'The desk is open at any time.';
    if (status.phase === 'intake') return openNow(status, now);
    return status.phase === 'talk_only' ? talkOnly(status, now) : closedNow(status, now);
  },
};
