import type { QuotaFigures, QuotaRules, Reserve } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';

/** What holds at a desk where nobody has set anything: announcements leave a good part of the plan to counselling. */
export const DEFAULT_RULES: QuotaRules = {
  reserve: { kind: 'percent', value: 30 },
  batchSize: 500,
  batchPauseSeconds: 1,
};

/** Shares of the plan, in percent, at which people are told; each once a month. */
export const ALARM_THRESHOLDS = [80, 95] as const;

/** The reserve in messages; without a limit there is nothing to keep back from. */
export function reserveOf(reserve: Reserve, plan: number | null): number {
  if (plan === null) return 0;
  return reserve.kind === 'messages' ? reserve.value : Math.ceil((plan * reserve.value) / 100);
}

type Room = Pick<QuotaFigures, 'plan' | 'used' | 'committed' | 'reserve'>;

/** Messages that broadcasts may still use; null: no limit. */
export function freeOf({ plan, used, committed, reserve }: Room): number | null {
  return plan === null ? null : Math.max(0, plan - used - committed - reserve);
}

/**
 * Refuses a broadcast after which less than the reserve would be left of the month's plan (requirement R92). What was
 * used, also by counselling, counts against the plan; the reserve must be left over at the end of it all.
 */
export function requireRoom(room: Room, cost: number): void {
  const { plan, used, committed, reserve } = room;
  if (plan === null || used + committed + cost + reserve <= plan) return;
  const figures = { plan, used, committed, reserve, cost };
  throw new AppError(
    'quota_reserve',
    `This broadcast would eat into the messages kept for counselling: ${cost} for it, ${used} used, ${committed} ` +
      `decided for other broadcasts and ${reserve} in reserve do not fit into the ${plan} of the plan. Choose fewer ` +
      'people, wait for the next month, or change plan or reserve.',
    Object.entries(figures).map(([field, value]) => ({ field, reason: String(value) })),
  );
}

/** The thresholds that what was used has reached. */
export function reachedThresholds({ plan, used }: Pick<Room, 'plan' | 'used'>): number[] {
  if (plan === null || plan === 0) return [];
  return ALARM_THRESHOLDS.filter((threshold) => used * 100 >= plan * threshold);
}
