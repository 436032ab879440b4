import { rangeMinutes, type OpeningRange } from '@tomoshibi/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import { TidyInput, useFault } from './field-error.tsx';
import { tidyTime } from './model/time-text.ts';
import css from './hours.module.css';

const BEFORE = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120];

interface RangeRowProps {
  readonly range: OpeningRange;
  /** The day or the special day it belongs to, for names of fields. */
  readonly day: string;
  readonly index: number;
  readonly path: string;
  readonly onChange: (range: OpeningRange) => void;
  readonly onRemove: () => void;
}

export function RangeRow({ range, day, index, path, onChange, onRemove }: RangeRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const intakeFault = useFault(`${path}.intakeEndsBefore`);
  const name = { day, n: index + 1 };
  const choices = BEFORE.includes(range.intakeEndsBefore)
    ? BEFORE
    : [...BEFORE, range.intakeEndsBefore].sort((one, other) => one - other);
  const { start, end } = rangeMinutes(range);
  return (
    <li className={css['range']}>
      <TidyInput
        label={t('hours.week.from', name)}
        value={range.from}
        path={`${path}.from`}
        tidy={tidyTime}
        onChange={(from) => onChange({ ...range, from })}
      />
      <span aria-hidden="true">〜</span>
      <TidyInput
        label={t('hours.week.to', name)}
        value={range.to}
        path={`${path}.to`}
        tidy={tidyTime}
        onChange={(to) => onChange({ ...range, to })}
      />
      {end > 1440 && end > start && <small className={css['next']}>{t('hours.week.nextDay')}</small>}
      <select
        className={css['select']}
        aria-label={t('hours.week.intake', name)}
        aria-invalid={intakeFault !== null || undefined}
        aria-describedby={intakeFault === null ? undefined : id}
        value={range.intakeEndsBefore}
        onChange={(event) => onChange({ ...range, intakeEndsBefore: Number(event.currentTarget.value) })}
      >
        {choices.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes === 0 ? t('hours.week.intakeNone') : t('hours.week.intakeMinutes', { n: minutes })}
          </option>
        ))}
      </select>
      <IconButton icon="close" label={t('hours.week.remove', name)} onClick={onRemove} />
      {intakeFault !== null && (
        <small id={id} className={css['fault']}>
          {intakeFault}
        </small>
      )}
    </li>
  );
}
