import type { Attendance, Shift } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { attendanceWords, isHere, spanWords } from './attendance-words.tsx';
import css from './shifts.module.css';

interface ShiftChipProps {
  readonly shift: Shift;
  readonly onOpen?: (() => void) | undefined;
  readonly name?: string | undefined;
}

/** One shift: its hours, whether it supervises, its seats, and how it was worked. */
export function ShiftChip({ shift, onOpen, name }: ShiftChipProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = spanWords(shift, language, t);
  const inside = (
    <>
      {name ? <strong>{name}</strong> : <span className="visually-hidden">{shift.staff.name}</span>}
      <span className={css['time']}>{time}</span>
      <span className={css['facts']}>
        {shift.role === 'supervisor' ? <Tag tone="calm">SV</Tag> : null}
        {shift.effectiveSeats > 0 && <span>{t('shifts.seatsCount', { n: shift.effectiveSeats })}</span>}
      </span>
      {shift.note && <span className={css['note']}>{shift.note}</span>}
      {shift.attendances.map((one) => (
        <span key={one.attendanceId} className={css['worked']}>
          {attendanceWords(one, language, t).join(' · ')}
        </span>
      ))}
    </>
  );
  return onOpen ? (
    <button
      type="button"
      className={css['chip']}
      data-here={isHere(shift)}
      data-testid="shift"
      onClick={onOpen}
    >
      {inside}
      <span className="visually-hidden">{t('shifts.edit')}</span>
    </button>
  ) : (
    <div className={css['chip']} data-here={isHere(shift)} data-testid="shift">
      {inside}
    </div>
  );
}

/** Somebody who came without a shift. */
export function HelpChip({ attendance, name }: { readonly attendance: Attendance; readonly name?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={css['chip']} data-help="true" data-here={attendance.checkedOutAt === null}>
      {name && <strong>{name}</strong>}
      <span className={css['facts']}>
        <Tag>{t('shifts.help')}</Tag>
      </span>
      <span className={css['worked']}>{attendanceWords(attendance, language, t).join(' · ')}</span>
    </div>
  );
}
