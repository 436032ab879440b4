import type { Attendance, Shift } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { clockTime, type Language } from '../../lib/time/format.ts';
import { spanOf } from './week.ts';

/** 17:00〜21:00, 22:00〜翌02:00 */
export function spanWords(
  span: { startsAt: string; endsAt: string },
  language: Language,
  t: TFunction,
): string {
  const { from, to, overnight } = spanOf(span, language);
  return t('shifts.span', { from, to: overnight ? t('shifts.nextDay', { time: to }) : to });
}

/** When somebody came and went, and how that was against the plan. */
export function attendanceWords(one: Attendance, language: Language, t: TFunction): string[] {
  const words = [clockTime(one.checkedInAt, language)];
  const { minutesLate: late, minutesOver: over } = one;
  if (late !== null && late > 0) words.push(t('shifts.late', { n: late }));
  if (late !== null && late < 0) words.push(t('shifts.early', { n: -late }));
  if (one.remote) words.push(t('shifts.remote'));
  if (one.checkedOutAt === null) return [...words, t('shifts.here')];
  words.push(`${t('shifts.left')} ${clockTime(one.checkedOutAt, language)}`);
  if (over !== null && over > 0) words.push(t('shifts.over', { n: over }));
  if (over !== null && over < 0) words.push(t('shifts.leftEarly', { n: -over }));
  if (one.endedBy === 'supervisor') words.push(t('shifts.endedBySupervisor'));
  if (one.endedBy === 'automatic') words.push(t('shifts.endedAutomatically'));
  return words;
}

export const isHere = (shift: Shift): boolean => shift.attendances.some((one) => one.checkedOutAt === null);
