import type { Alert } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { clockTime, type Language } from '../time/format.ts';

type Standing = Pick<Alert, 'owner' | 'seenAt' | 'stage' | 'nextClimbAt' | 'likelyFalse' | 'decidedAt'>;

/** Who looks after an alert; `null` when somebody still has to. */
export function ownerWords(alert: Standing, staffId: string, t: TFunction): string | null {
  if (!alert.seenAt || !alert.owner) return null;
  if (alert.owner.staffId === staffId) return t('alerts.ownOwner');
  return t('alerts.owner', { name: alert.owner.name });
}

/** Whom the clock tells next, and when; `null` when nobody is to be told any more. */
export function nextWords(alert: Standing, now: number, language: Language, t: TFunction): string | null {
  if (!alert.nextClimbAt || Date.parse(alert.nextClimbAt) <= now) return null;
  const time = clockTime(alert.nextClimbAt, language);
  return t(`alerts.next.${alert.seenAt ? 'seen' : alert.stage}`, { time });
}
