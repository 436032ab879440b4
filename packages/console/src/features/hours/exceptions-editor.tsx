import { TextInput } from '@mantine/core';
import type { DatedException } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFault } from './field-error.tsx';
import { nextRange, withAt, withoutAt } from './model/drafts.ts';
import { RangeList } from './range-list.tsx';
import css from './hours.module.css';

interface ExceptionsEditorProps {
  readonly exceptions: readonly DatedException[];
  /** Today in Japan. */
  readonly today: string;
  readonly onChange: (exceptions: DatedException[]) => void;
}

export function ExceptionsEditor({ exceptions, today, onChange }: ExceptionsEditorProps) {
  const { t } = useTranslation();
  const add = (opens: boolean): void => {
    const last = exceptions.reduce((latest, { to }) => (to > latest ? to : latest), '');
    const next = last < today ? today : dayAfter(last);
    const reason = t(opens ? 'hours.exception.openReason' : 'hours.exception.closedReason');
    onChange([...exceptions, { from: next, to: next, ranges: opens ? [nextRange([])] : [], reason }]);
  };
  return (
    <div className={css['stack']}>
      {exceptions.length === 0 && <p className={css['none']}>{t('hours.exception.none')}</p>}
      {exceptions.map((exception, index) => (
        <ExceptionCard
          // Special days may be equal while they are written; their fields are controlled.
          key={index}
          exception={exception}
          path={`exceptions.${index}`}
          onChange={(next) => onChange(withAt(exceptions, index, next))}
          onRemove={() => onChange(withoutAt(exceptions, index))}
        />
      ))}
      <div className={css['acts']}>
        <Button size="small" onClick={() => add(false)} data-testid="exception-closed">
          ＋ {t('hours.exception.addClosed')}
        </Button>
        <Button size="small" onClick={() => add(true)} data-testid="exception-open">
          ＋ {t('hours.exception.addOpen')}
        </Button>
      </div>
    </div>
  );
}

const DAY_MS = 86_400_000;
function dayAfter(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + DAY_MS).toISOString().slice(0, 10);
}

interface ExceptionCardProps {
  readonly exception: DatedException;
  readonly path: string;
  readonly onChange: (exception: DatedException) => void;
  readonly onRemove: () => void;
}

function ExceptionCard({ exception, path, onChange, onRemove }: ExceptionCardProps) {
  const { t } = useTranslation();
  const { from, to, ranges, reason } = exception;
  const fromFault = useFault(`${path}.from`);
  const toFault = useFault(`${path}.to`);
  const reasonFault = useFault(`${path}.reason`);
  const opens = ranges.length > 0;
  return (
    <fieldset className={css['card']}>
      <legend className="visually-hidden">
        {t('hours.exception.day')} {from}
      </legend>
      <div className={css['card-head']}>
        <Tag tone={opens ? 'calm' : 'quiet'}>
          {t(opens ? 'hours.exception.opens' : 'hours.exception.closes')}
        </Tag>
        <IconButton icon="close" label={t('hours.exception.remove', { day: from })} onClick={onRemove} />
      </div>
      <div className={css['pair']}>
        <TextInput
          type="date"
          label={t('hours.exception.from')}
          value={from}
          error={fromFault}
          onChange={(event) => {
            const day = event.currentTarget.value;
            onChange({ ...exception, from: day, to: to === from || to < day ? day : to });
          }}
        />
        <TextInput
          type="date"
          label={t('hours.exception.to')}
          value={to}
          error={toFault}
          onChange={(event) => onChange({ ...exception, to: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('hours.exception.reason')}
        value={reason}
        error={reasonFault}
        onChange={(event) => onChange({ ...exception, reason: event.currentTarget.value })}
      />
      <RangeList
        ranges={ranges}
        day={`${t('hours.exception.day')} ${from}`}
        path={`${path}.ranges`}
        silentWhenOff
        onChange={(next) => onChange({ ...exception, ranges: next })}
      />
    </fieldset>
  );
}
