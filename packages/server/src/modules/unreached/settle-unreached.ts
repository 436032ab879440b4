import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { lockUnreached, markSettled } from './unreached-store.ts';

/** Takes people off the list who need nothing more; those who are not on it any more are passed over. */
export async function settleUnreached(
  context: Context,
  caller: Caller,
  { deskId, unreachedIds }: { deskId: string; unreachedIds: readonly string[] },
): Promise<{ settled: number }> {
  requireDeskRight(caller, deskId, 'unreached.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const rows = await lockUnreached(tx, deskId, unreachedIds);
    const ids = rows.map((row) => row.id);
    await markSettled(tx, ids, { staffId: caller.staffId, at: context.clock.now() });
    await recordAudit(
      tx,
      context.clock,
      caller,
      ...rows.map((row) => ({
        action: 'unreached.settled',
        deskId,
        subject: { kind: 'unreached', id: row.id },
        details: { consultation: row.consultation_id },
      })),
    );
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'ledger' }]);
    return { settled: ids.length };
  });
}
