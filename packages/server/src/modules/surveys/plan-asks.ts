import type { CloseReason, SurveySending } from '@tomoshibi/contract';
import { afterQuiet } from './tokyo-clock.ts';

const DAY_MS = 24 * 3_600_000;

export interface PlannedAsk {
  readonly wave: 'end' | 'later';
  readonly dueAt: Date;
}

/**
 * What follows from the end of a talk. Nobody is asked how it was after an emergency, a mistake, or a talk that the
 * desk broke off.
 */
export function asksAfterEnd(send: SurveySending, reason: CloseReason, now: Date): PlannedAsk[] {
  const byCounselor = reason === 'ended' || reason === 'referred';
  const bySilence = reason === 'no_answer' && send.afterSilence;
  if (!byCounselor && !bySilence) return [];
  const asks: PlannedAsk[] = [];
  if (bySilence || send.atEnd) asks.push({ wave: 'end', dueAt: afterQuiet(now, send.quiet) });
  if (send.laterDays !== null) {
    const later = new Date(now.getTime() + send.laterDays * DAY_MS);
    asks.push({ wave: 'later', dueAt: afterQuiet(later, send.quiet) });
  }
  return asks;
}

export const restSince = (send: SurveySending, now: Date): Date =>
  new Date(now.getTime() - send.restDays * DAY_MS);

export const expiryOf = (send: SurveySending, askedAt: Date): Date =>
  new Date(askedAt.getTime() + send.validDays * DAY_MS);

/** A survey of which weeks passed before it could be sent would only surprise. */
const DROP_AFTER_MS = 14 * DAY_MS;
export const dropAt = (dueAt: Date): Date => new Date(dueAt.getTime() + DROP_AFTER_MS);
