import type { QuotaFigures } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TimerHandler } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { tellConsoles, type LineAccess } from './broadcast-access.ts';
import { reachedThresholds } from './quota-room.ts';
import { insertAlarm } from './quota-store.ts';
import { readQuota } from './read-quota.ts';
import { refreshQuota } from './refresh-quota.ts';

/** LINE is asked this often, and when a broadcast has ended. */
const EVERY_MS = 10 * 60_000;

export interface QuotaAlarm {
  readonly deskId: string;
  /** Percent of the plan: the highest that was reached since the last look. */
  readonly threshold: number;
  readonly figures: QuotaFigures;
}

/**
 * Tells people that the month's messages run out, inside the transaction that notes it: once a threshold and month.
 * Must not lock a desk's counter, which is taken after it.
 */
export type RaiseQuotaAlarm = (tx: OperatorTx, context: Context, alarm: QuotaAlarm) => Promise<void>;

async function watch(
  tx: OperatorTx,
  context: Context,
  deskId: string,
  raise: RaiseQuotaAlarm,
): Promise<void> {
  const now = context.clock.now();
  const figures = await readQuota(tx, { deskId, now });
  const added: number[] = [];
  for (const threshold of reachedThresholds(figures))
    if (await insertAlarm(tx, { desk_id: deskId, month: figures.month, threshold, raised_at: now }))
      added.push(threshold);
  const threshold = added.at(-1);
  if (threshold === undefined) return;
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: 'quota.alarmed',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { threshold, used: figures.used, plan: figures.plan },
    },
  );
  await raise(tx, context, { deskId, threshold, figures });
  await tellConsoles(tx, context, deskId);
}

/** Asks LINE how much of the plan is used, and raises the alarm when it runs out. */
export function createQuotaTimer(access: LineAccess, raise: RaiseQuotaAlarm): TimerHandler {
  return async (context, { operatorId, deskId, now }) => {
    const { result } = await refreshQuota(context, access, { operatorId, deskId }, 0);
    if (result === 'no_channel') return null;
    await context.db.tenant(operatorId, (tx) => watch(tx, context, deskId, raise));
    return new Date(now.getTime() + EVERY_MS);
  };
}
