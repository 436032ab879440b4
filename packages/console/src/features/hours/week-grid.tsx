import { Menu } from '@mantine/core';
import { WEEKDAYS, type Week, type Weekday } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import { tell } from '../../lib/tell.ts';
import { DayBar } from './day-bar.tsx';
import { copyDay } from './model/drafts.ts';
import { RangeList } from './range-list.tsx';
import css from './hours.module.css';

interface WeekGridProps {
  readonly week: Week;
  readonly path: string;
  /** Said before the names of days, where several weeks stand on the page. */
  readonly name?: string;
  readonly onChange: (week: Week) => void;
}

const WORKING = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const WEEKEND = ['sat', 'sun'] as const;

export function WeekGrid({ week, path, name = '', onChange }: WeekGridProps) {
  const { t } = useTranslation();
  return (
    <ul className={css['week']}>
      {WEEKDAYS.map((day) => {
        const label = `${name}${t(`hours.weekdayLong.${day}`)}`;
        return (
          <li key={day} className={css['day']} data-day={day}>
            <strong>{t(`hours.weekdayLong.${day}`)}</strong>
            <div>
              <RangeList
                ranges={week[day]}
                day={label}
                path={`${path}.${day}`}
                onChange={(ranges) => onChange({ ...week, [day]: ranges })}
              />
              <DayBar ranges={week[day]} />
            </div>
            <CopyMenu
              day={day}
              label={label}
              onCopy={(to) => {
                onChange(copyDay(week, day, to));
                tell(t('hours.week.copied', { day: label }));
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface CopyMenuProps {
  readonly day: Weekday;
  readonly label: string;
  readonly onCopy: (to: readonly Weekday[]) => void;
}

function CopyMenu({ day, label, onCopy }: CopyMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <IconButton icon="copy" label={t('hours.week.copyFor', { day: label })} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onCopy(WORKING)}>{t('hours.week.copyWeekdays')}</Menu.Item>
        <Menu.Item onClick={() => onCopy(WEEKEND)}>{t('hours.week.copyWeekend')}</Menu.Item>
        <Menu.Item onClick={() => onCopy(WEEKDAYS)}>{t('hours.week.copyAll')}</Menu.Item>
        <Menu.Divider />
        {WEEKDAYS.filter((one) => one !== day).map((one) => (
          <Menu.Item key={one} onClick={() => onCopy([one])}>
            {t(`hours.weekdayLong.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
