import type { OpeningRange, Timetable, Week, Weekday } from '@tomoshibi/contract';

/** 17:00-21:00, or 17:00-21:00/30 with intake ending 30 minutes before. */
export function range(text: string): OpeningRange {
  const [times = '', before = '0'] = text.split('/');
  const [from = '', to = ''] = times.split('-');
  return { from, to, intakeEndsBefore: Number(before) };
}

export function week(days: Partial<Record<Weekday, readonly string[]>>): Week {
  const of = (day: Weekday) => (days[day] ?? []).map(range);
  return {
    mon: of('mon'),
    tue: of('tue'),
    wed: of('wed'),
    thu: of('thu'),
    fri: of('fri'),
    sat: of('sat'),
    sun: of('sun'),
  };
}

export function weekdays(...ranges: string[]): Week {
  return week({ mon: ranges, tue: ranges, wed: ranges, thu: ranges, fri: ranges });
}

export function everyDay(...ranges: string[]): Week {
  return { ...weekdays(...ranges), sat: ranges.map(range), sun: ranges.map(range) };
}

export function timetable(weekly: Week, over: Partial<Timetable> = {}): Timetable {
  return {
    weekly,
    holidays: 'as_usual',
    newYear: null,
    seasons: [],
    exceptions: [],
    period: { from: null, to: null },
    ...over,
  };
}
