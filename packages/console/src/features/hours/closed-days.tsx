import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { HolidayRule, WEEKDAYS, type Timetable } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFault } from './field-error.tsx';
import { tidyMonthDay } from './model/time-text.ts';
import css from './hours.module.css';

export function holidayChoices(t: TFunction): { value: HolidayRule; label: string }[] {
  return [
    { value: 'closed', label: t('hours.closed.holidayClosed') },
    { value: 'as_usual', label: t('hours.closed.holidayUsual') },
    ...WEEKDAYS.map((value) => ({
      value,
      label: t('hours.closed.holidayLike', { day: t(`hours.weekdayLong.${value}`) }),
    })),
  ];
}

interface PartProps {
  readonly draft: Timetable;
  readonly onChange: (change: Partial<Timetable>) => void;
}

export function ClosedDays({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const { newYear } = draft;
  const fromFault = useFault('newYear.from');
  const toFault = useFault('newYear.to');
  return (
    <div className={css['stack']}>
      <NativeSelect
        label={t('hours.closed.holidays')}
        value={draft.holidays}
        onChange={(event) => onChange({ holidays: HolidayRule.parse(event.currentTarget.value) })}
        data={holidayChoices(t)}
        data-testid="hours-holidays"
      />
      <Checkbox
        label={t('hours.closed.newYear')}
        checked={newYear !== null}
        onChange={(event) =>
          onChange({ newYear: event.currentTarget.checked ? { from: '12-29', to: '01-03' } : null })
        }
      />
      {newYear && (
        <div className={css['pair']}>
          <TextInput
            label={t('hours.closed.newYearFrom')}
            placeholder={t('hours.closed.monthDay')}
            value={newYear.from}
            error={fromFault}
            onChange={(event) => onChange({ newYear: { ...newYear, from: event.currentTarget.value } })}
            onBlur={() => onChange({ newYear: { ...newYear, from: tidyMonthDay(newYear.from) } })}
          />
          <TextInput
            label={t('hours.closed.newYearTo')}
            placeholder={t('hours.closed.monthDay')}
            value={newYear.to}
            error={toFault}
            onChange={(event) => onChange({ newYear: { ...newYear, to: event.currentTarget.value } })}
            onBlur={() => onChange({ newYear: { ...newYear, to: tidyMonthDay(newYear.to) } })}
          />
        </div>
      )}
    </div>
  );
}

export function DeskPeriod({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const { period } = draft;
  const fromFault = useFault('period.from');
  const toFault = useFault('period.to');
  return (
    <div className={css['pair']}>
      <TextInput
        type="date"
        label={t('hours.period.from')}
        value={period.from ?? ''}
        error={fromFault}
        onChange={(event) => onChange({ period: { ...period, from: event.currentTarget.value || null } })}
      />
      <TextInput
        type="date"
        label={t('hours.period.to')}
        value={period.to ?? ''}
        error={toFault}
        onChange={(event) => onChange({ period: { ...period, to: event.currentTarget.value || null } })}
      />
    </div>
  );
}
