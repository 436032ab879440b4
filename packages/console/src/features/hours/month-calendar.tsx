import { WEEKDAYS, type HoursDay } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Language } from '../../lib/time/format.ts';
import css from './hours.module.css';

interface MonthCalendarProps {
  readonly month: string;
  readonly days: readonly HoursDay[];
  readonly today: string;
  readonly onMonth: (month: string) => void;
}

function monthTitle(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number);
  if (language === 'ja') return `${year}年${number}月`;
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );
}

function monthBeside(month: string, step: 1 | -1): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + step);
  return first.toISOString().slice(0, 7);
}

/** Monday is 0. */
const columnOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

function weeksOf(days: readonly HoursDay[]): (HoursDay | null)[][] {
  const [first] = days;
  const cells: (HoursDay | null)[] = [
    ...Array.from({ length: first ? columnOf(first.day) : 0 }, () => null),
    ...days,
  ];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function closedWords({ why, holiday }: HoursDay, language: Language, t: TFunction): string {
  if (why.kind === 'holiday') return (language === 'ja' ? holiday?.name : holiday?.nameEn) ?? '';
  if (why.kind === 'new_year') return t('hours.preview.newYear');
  if (why.kind === 'exception') return why.reason;
  if (why.kind === 'before_period') return t('hours.preview.beforePeriod');
  if (why.kind === 'after_period') return t('hours.preview.afterPeriod');
  return t('hours.preview.off');
}

/** A month as a table: each day with its hours after all rules, or why it is closed. */
export function MonthCalendar({ month, days, today, onMonth }: MonthCalendarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('hours.preview.month', { month: monthTitle(month, language) });
  return (
    <div className={css['calendar']}>
      <div className={css['calendar-head']}>
        <IconButton
          icon="back"
          label={t('hours.preview.previous')}
          onClick={() => onMonth(monthBeside(month, -1))}
        />
        <strong aria-live="polite">{title}</strong>
        <IconButton
          icon="next"
          label={t('hours.preview.next')}
          onClick={() => onMonth(monthBeside(month, 1))}
        />
      </div>
      <table className={css['month']}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={t(`hours.weekdayLong.${day}`)}>
                {t(`hours.weekday.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week, index) => (
            <tr key={week.find((one) => one !== null)?.day ?? index}>
              {week.map((day, column) =>
                day ? (
                  <DayCell key={day.day} day={day} today={today} />
                ) : (
                  <td key={`empty-${column}`} className={css['blank']} aria-hidden="true" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({ day, today }: { readonly day: HoursDay; readonly today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const holiday = language === 'ja' ? day.holiday?.name : day.holiday?.nameEn;
  const weekday = WEEKDAYS[columnOf(day.day)] ?? 'mon';
  const open = day.ranges.length > 0;
  return (
    <td data-open={open} data-today={day.day === today || undefined}>
      <span className={css['date']}>
        {Number(day.day.slice(8))}
        <span className={css['date-day']}> {t(`hours.weekday.${weekday}`)}</span>
        {day.day === today && <span className="visually-hidden"> {t('hours.preview.today')}</span>}
      </span>
      {open && holiday && <small>{holiday}</small>}
      {open && day.why.kind === 'exception' && <small>{day.why.reason}</small>}
      {day.ranges.map(({ from, to }) => (
        <span key={from} className={css['hours']}>
          {from === '00:00' && to === '24:00' ? t('hours.preview.allDay') : `${from}〜${to}`}
        </span>
      ))}
      {!open && <small>{closedWords(day, language, t)}</small>}
    </td>
  );
}
