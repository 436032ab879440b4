import type { HoursDay } from '@tomoshibi/contract';
import { dayNumber, dayText, holidayOf, timeText } from './calendar.ts';
import { planOf, type Hours } from './phases.ts';

const WHOLE_DAY = { from: '00:00', to: '24:00', intakeUntil: '24:00' };

/** Every day of a month (2026-12) after all rules; what is done by hand is not in it. */
export function monthOf({ timetable }: Pick<Hours, 'timetable'>, month: string): HoursDay[] {
  const days: HoursDay[] = [];
  for (let number = dayNumber(`${month}-01`); dayText(number).startsWith(month); number += 1) {
    const day = dayText(number);
    const plan = timetable && planOf(timetable, number);
    days.push({
      day,
      holiday: holidayOf(day),
      ranges: plan
        ? plan.ranges.map(({ start, intakeEnd, end }) => ({
            from: timeText(start),
            to: timeText(end),
            intakeUntil: timeText(intakeEnd),
          }))
        : [WHOLE_DAY],
      why: plan?.why ?? { kind: 'always' },
    });
  }
  return days;
}
