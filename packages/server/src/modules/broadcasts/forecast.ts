import { Temporal } from 'temporal-polyfill';

/** Days of the past that say what a weekday costs: four of each weekday. */
export const BASIS_DAYS = 28;
/** Fewer whole days than this say too little about a month. */
const BASIS_AT_LEAST = 3;

export interface ForecastInput {
  /** `2026-11-20`, in Tokyo. */
  readonly today: string;
  /** Billed messages of the month so far, of every kind. */
  readonly used: number;
  /** Billed messages of counselling by day, today's so far among them; a day that is missing had none. */
  readonly byDay: ReadonlyMap<string, number>;
  /** The first day on which the desk could have sent anything. */
  readonly since: string;
  /** What broadcasts that are decided will still use this month. */
  readonly committed: number;
}

/**
 * Billed messages at the month's end when counselling goes on as on the same weekdays of the last four weeks. Broadcasts
 * follow no rhythm: only those already decided are added. null: too few days to tell.
 */
export function forecastMonth(input: ForecastInput): { forecast: number | null; days: number } {
  const today = Temporal.PlainDate.from(input.today);
  const since = Temporal.PlainDate.from(input.since);
  const earliest = today.subtract({ days: BASIS_DAYS });
  const first = Temporal.PlainDate.compare(since, earliest) > 0 ? since : earliest;

  const sums = new Map<number, { billed: number; days: number }>();
  let billed = 0;
  let days = 0;
  for (let day = first; Temporal.PlainDate.compare(day, today) < 0; day = day.add({ days: 1 })) {
    const count = input.byDay.get(day.toString()) ?? 0;
    const sum = sums.get(day.dayOfWeek) ?? { billed: 0, days: 0 };
    sums.set(day.dayOfWeek, { billed: sum.billed + count, days: sum.days + 1 });
    billed += count;
    days += 1;
  }
  if (days < BASIS_AT_LEAST) return { forecast: null, days };

  const expected = (day: Temporal.PlainDate): number => {
    const sum = sums.get(day.dayOfWeek);
    return sum ? sum.billed / sum.days : billed / days;
  };
  // What is left of today is what such a day usually brings and has not brought yet.
  let rest = Math.max(0, expected(today) - (input.byDay.get(input.today) ?? 0));
  for (let day = today.add({ days: 1 }); day.month === today.month; day = day.add({ days: 1 }))
    rest += expected(day);
  return { forecast: Math.round(input.used + rest) + input.committed, days };
}
