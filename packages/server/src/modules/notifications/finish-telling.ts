import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { deleteDelivery, releaseDelivery } from './deliveries-store.ts';
import { deleteDevices } from './devices-store.ts';
import { nextAttempt, type TellOutcome, type TellStep } from './next-attempt.ts';
import type { Telling } from './prepare-telling.ts';

/** Writes down what became of an attempt; does nothing when another process has taken the delivery over. */
export async function finishTelling(
  context: Pick<Context, 'clock'>,
  tx: OperatorTx,
  { telling, leaseId, outcome }: { telling: Telling; leaseId: string; outcome: TellOutcome },
): Promise<TellStep> {
  const { row } = telling;
  const now = context.clock.now();
  const step = nextAttempt(outcome, { attempts: row.attempts, now, expiresAt: row.expires_at });
  switch (step.kind) {
    case 'done':
      await deleteDelivery(tx, row.id, leaseId);
      break;
    case 'forget_device':
      // Takes along this delivery and all others to the same browser.
      if (row.push_device_id) await deleteDevices(tx, { id: row.push_device_id });
      break;
    case 'fail':
      await releaseDelivery(tx, row.id, leaseId, {
        state: 'failed',
        error: step.error,
        next_attempt_at: now,
      });
      break;
    case 'again':
      await releaseDelivery(tx, row.id, leaseId, {
        state: 'waiting',
        error: step.error,
        next_attempt_at: step.at,
      });
      break;
  }
  return step;
}
