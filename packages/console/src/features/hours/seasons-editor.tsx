import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { HolidayRule, type Season, type Timetable } from '@tomoshibi/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { holidayChoices } from './closed-days.tsx';
import { useFault } from './field-error.tsx';
import { withAt, withoutAt } from './model/drafts.ts';
import { tidyMonthDay } from './model/time-text.ts';
import { WeekGrid } from './week-grid.tsx';
import css from './hours.module.css';

interface SeasonsEditorProps {
  readonly draft: Timetable;
  /** The present year in Japan, for a season that is to be once only. */
  readonly year: string;
  readonly onChange: (seasons: Season[]) => void;
}

export function SeasonsEditor({ draft, year, onChange }: SeasonsEditorProps) {
  const { t } = useTranslation();
  const { seasons } = draft;
  const add = (): void =>
    onChange([
      ...seasons,
      { name: t('hours.season.newName'), from: '08-20', to: '09-05', weekly: draft.weekly, holidays: null },
    ]);
  return (
    <div className={css['stack']}>
      {seasons.length === 0 && <p className={css['none']}>{t('hours.season.none')}</p>}
      {seasons.map((season, index) => (
        <SeasonCard
          // Seasons have no name of their own that lasts; their fields are controlled.
          key={index}
          season={season}
          path={`seasons.${index}`}
          year={year}
          onChange={(next) => onChange(withAt(seasons, index, next))}
          onRemove={() => onChange(withoutAt(seasons, index))}
        />
      ))}
      <div>
        <Button size="small" onClick={add} data-testid="season-add">
          ＋ {t('hours.season.add')}
        </Button>
      </div>
    </div>
  );
}

interface SeasonCardProps {
  readonly season: Season;
  readonly path: string;
  readonly year: string;
  readonly onChange: (season: Season) => void;
  readonly onRemove: () => void;
}

function SeasonCard({ season, path, year, onChange, onRemove }: SeasonCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const nameFault = useFault(`${path}.name`);
  const faults = { from: useFault(`${path}.from`), to: useFault(`${path}.to`) };
  const yearly = season.from.length !== 10;
  const turn = (once: boolean): void =>
    onChange({
      ...season,
      from: once ? `${year}-${season.from}` : season.from.slice(5),
      to: once ? `${year}-${season.to}` : season.to.slice(5),
    });
  return (
    <fieldset className={css['card']}>
      <legend className="visually-hidden">{season.name}</legend>
      <div className={css['card-head']}>
        <TextInput
          label={t('hours.season.name')}
          value={season.name}
          error={nameFault}
          onChange={(event) => onChange({ ...season, name: event.currentTarget.value })}
        />
        <IconButton icon="close" label={t('hours.season.remove', { name: season.name })} onClick={onRemove} />
      </div>
      <div className={css['radios']}>
        <Radio
          name={`repeat-${id}`}
          label={t('hours.season.yearly')}
          checked={yearly}
          onChange={() => turn(false)}
        />
        <Radio
          name={`repeat-${id}`}
          label={t('hours.season.once')}
          checked={!yearly}
          onChange={() => turn(true)}
        />
      </div>
      <div className={css['pair']}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            label={t(`hours.season.${end}`)}
            {...(yearly ? { placeholder: t('hours.closed.monthDay') } : { type: 'date' })}
            value={season[end]}
            error={faults[end]}
            onChange={(event) => onChange({ ...season, [end]: event.currentTarget.value })}
            onBlur={() => yearly && onChange({ ...season, [end]: tidyMonthDay(season[end]) })}
          />
        ))}
      </div>
      <NativeSelect
        label={t('hours.season.holidays')}
        value={season.holidays ?? ''}
        onChange={(event) =>
          onChange({
            ...season,
            holidays: event.currentTarget.value === '' ? null : HolidayRule.parse(event.currentTarget.value),
          })
        }
        data={[{ value: '', label: t('hours.season.holidaysSame') }, ...holidayChoices(t)]}
      />
      <WeekGrid
        week={season.weekly}
        path={`${path}.weekly`}
        name={`${season.name} `}
        onChange={(weekly) => onChange({ ...season, weekly })}
      />
    </fieldset>
  );
}
