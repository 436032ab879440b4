import type { OpeningRange } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { nextRange, withAt, withoutAt } from './model/drafts.ts';
import { RangeRow } from './range-row.tsx';
import css from './hours.module.css';

interface RangeListProps {
  readonly ranges: readonly OpeningRange[];
  readonly day: string;
  readonly path: string;
  /** Where another sign says it already. */
  readonly silentWhenOff?: boolean;
  readonly onChange: (ranges: OpeningRange[]) => void;
}

/** The hours of one day, with a way to add some. */
export function RangeList({ ranges, day, path, silentWhenOff = false, onChange }: RangeListProps) {
  const { t } = useTranslation();
  return (
    <div className={css['ranges']}>
      {ranges.length === 0 && !silentWhenOff && <span className={css['off']}>{t('hours.week.off')}</span>}
      <ul>
        {ranges.map((range, index) => (
          <RangeRow
            // Ranges have no name of their own; their fields are controlled, so the place is enough.
            key={index}
            range={range}
            day={day}
            index={index}
            path={`${path}.${index}`}
            onChange={(next) => onChange(withAt(ranges, index, next))}
            onRemove={() => onChange(withoutAt(ranges, index))}
          />
        ))}
      </ul>
      <Button
        size="small"
        look="quiet"
        aria-label={t('hours.week.addFor', { day })}
        onClick={() => onChange([...ranges, nextRange(ranges)])}
      >
        ＋ {t('hours.week.add')}
      </Button>
    </div>
  );
}
