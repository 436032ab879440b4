import { useMediaQuery } from '@mantine/hooks';
import type { Attendance, Member, Shift } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { dayKey, dayLabel } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { HelpChip, ShiftChip } from './shift-chip.tsx';
import css from './shifts.module.css';
import { noonOf, startDay, weekOf } from './week.ts';

interface WeekGridProps {
  readonly monday: string;
  readonly members: readonly Member[];
  readonly shifts: readonly Shift[];
  readonly unplanned: readonly Attendance[];
  readonly onOpen: (shift: Shift) => void;
  readonly onAdd: (staffId: string, day: string) => void;
}

interface Row {
  readonly staffId: string;
  readonly name: string;
}

/** Everybody who may take shifts, and whoever has one though they have left since. */
function rowsOf({ members, shifts, unplanned }: WeekGridProps): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { staffId, name } of members) rows.set(staffId, { staffId, name });
  for (const { staff } of [...shifts, ...unplanned])
    if (!rows.has(staff.staffId)) rows.set(staff.staffId, staff);
  return [...rows.values()];
}

/** The week: people and days on a wide screen, day by day on a narrow one. */
export function WeekGrid(props: WeekGridProps) {
  const { monday, members, shifts, unplanned, onOpen, onAdd } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  const days = weekOf(monday);
  const today = dayKey(new Date(now).toISOString());
  const label = (day: string): string => dayLabel(noonOf(day), now, language);
  const onDay = (day: string) => shifts.filter((shift) => startDay(shift) === day);
  const helpOn = (day: string) => unplanned.filter((one) => dayKey(one.checkedInAt) === day);

  if (narrow)
    return (
      <ol className={css['days']}>
        {days.map((day) => (
          <li key={day} data-today={day === today}>
            <div className={css['day-head']}>
              <h3>{label(day)}</h3>
              {members[0] && (
                <button
                  type="button"
                  className={css['add']}
                  aria-label={`${t('shifts.add')}: ${label(day)}`}
                  onClick={() => onAdd(members[0]?.staffId ?? '', day)}
                >
                  <Icon name="plus" />
                </button>
              )}
            </div>
            {onDay(day).map((shift) => (
              <ShiftChip
                key={shift.shiftId}
                shift={shift}
                name={shift.staff.name}
                onOpen={() => onOpen(shift)}
              />
            ))}
            {helpOn(day).map((one) => (
              <HelpChip key={one.attendanceId} attendance={one} name={one.staff.name} />
            ))}
            {onDay(day).length + helpOn(day).length === 0 && (
              <p className={css['hint']}>{t('shifts.dayNone')}</p>
            )}
          </li>
        ))}
      </ol>
    );

  return (
    // A wide table is scrolled with the arrow keys, so its frame has to take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css['frame']} tabIndex={0} aria-label={t('shifts.title')}>
      <table className={css['grid']}>
        <thead>
          <tr>
            <th scope="col">{t('shifts.person')}</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today}>
                {label(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(props).map(({ staffId, name }) => (
            <tr key={staffId}>
              <th scope="row">{name}</th>
              {days.map((day) => (
                <td key={day} data-today={day === today}>
                  {onDay(day)
                    .filter((shift) => shift.staff.staffId === staffId)
                    .map((shift) => (
                      <ShiftChip key={shift.shiftId} shift={shift} onOpen={() => onOpen(shift)} />
                    ))}
                  {helpOn(day)
                    .filter((one) => one.staff.staffId === staffId)
                    .map((one) => (
                      <HelpChip key={one.attendanceId} attendance={one} />
                    ))}
                  {members.some((one) => one.staffId === staffId) && (
                    <button
                      type="button"
                      className={css['add']}
                      aria-label={t('shifts.addFor', { name, day: label(day) })}
                      onClick={() => onAdd(staffId, day)}
                    >
                      <Icon name="plus" />
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
