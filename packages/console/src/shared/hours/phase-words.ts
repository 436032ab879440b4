import type { HoursStatus } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { clockTime, dayKey, dayLabel, type Language } from '../../lib/time/format.ts';

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => dayKey(new Date(ms).toISOString());

/** 明日17:00; an end at midnight is today's 24:00. */
export function momentWords(
  iso: string,
  { now, language, t, end = false }: { now: number; language: Language; t: TFunction; end?: boolean },
): string {
  const at = Date.parse(iso);
  const midnight = end && clockTime(iso, 'ja') === '00:00';
  const day = dayOf(midnight ? at - 1 : at);
  const time = midnight ? '24:00' : clockTime(iso, language);
  if (day === dayOf(now)) return end ? time : t('hours.line.today', { time });
  if (day === dayOf(now + DAY_MS)) return t('hours.line.tomorrow', { time });
  const label = dayLabel(midnight ? new Date(at - 1).toISOString() : iso, now, language);
  return language === 'ja' ? `${label}${time}` : `${label} ${time}`;
}

/** A desk's phase in one line: 受付中 20:30まで, 時間外・次は明日17:00. */
export function phaseWords(
  status: HoursStatus,
  context: { now: number; language: Language; t: TFunction },
): string {
  const { t } = context;
  const phase = t(`hours.phase.${status.phase}`);
  if (status.phase === 'closed')
    return status.nextOpening
      ? t('hours.line.next', { phase, time: momentWords(status.nextOpening, context) })
      : phase;
  const clock = status.phase === 'intake' ? status.intake : status.talk;
  return clock.changesAt
    ? t('hours.line.until', { phase, time: momentWords(clock.changesAt, { ...context, end: true }) })
    : phase;
}
