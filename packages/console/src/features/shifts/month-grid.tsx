import type { Shift } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { dayKey, dayLabel } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import css from './shifts.module.css';
import { monthWeeks, noonOf, startDay } from './week.ts';

interface MonthGridProps {
  readonly month: string;
  readonly shifts: readonly Shift[];
  /** Shows the week of a day. */
  readonly onDay: (day: string) => void;
}

/** How many people and seats each day of a month has; a day leads to its week. */
export function MonthGrid({ month, shifts, onDay }: MonthGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const today = dayKey(new Date(now).toISOString());
  return (
    <ol className={css['month']}>
      {monthWeeks(month)
        .flat()
        .map((day) => {
          const here = shifts.filter((shift) => startDay(shift) === day);
          const people = new Set(here.map((shift) => shift.staff.staffId)).size;
          const seats = here.reduce((sum, shift) => sum + shift.effectiveSeats, 0);
          const supervised = here.some((shift) => shift.role === 'supervisor');
          return (
            <li key={day} data-today={day === today} data-other={day.slice(0, 7) !== month}>
              <button type="button" onClick={() => onDay(day)}>
                <span>{dayLabel(noonOf(day), now, language)}</span>
                {people > 0 && (
                  <>
                    <strong>{t('shifts.people', { n: people })}</strong>
                    <span>{t('shifts.seatsCount', { n: seats })}</span>
                    {!supervised && <em>{t('shifts.noSupervisor')}</em>}
                  </>
                )}
              </button>
            </li>
          );
        })}
    </ol>
  );
}
