import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { notify } from '../notifications/index.ts';
import { selectTotals } from './batches-store.ts';
import { QUOTA_TIMER, tellConsoles } from './broadcast-access.ts';
import { presentTotals } from './broadcasts-presenter.ts';
import { updateBroadcastRow, type BroadcastRow } from './broadcasts-store.ts';

/** Ends a broadcast that has no batch left to send, in a transaction that has locked it. */
export async function finishBroadcast(tx: OperatorTx, context: Context, row: BroadcastRow): Promise<void> {
  const now = context.clock.now();
  await updateBroadcastRow(tx, row.id, { state: 'finished', ended_at: now });
  const [totals] = await selectTotals(tx, [row.id]);
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: 'broadcast.finished',
      deskId: row.desk_id,
      subject: { kind: 'broadcast', id: row.id },
      details: { ...presentTotals(totals) },
    },
  );
  await notify(tx, context, {
    deskId: row.desk_id,
    to: { right: 'broadcast.write' },
    kind: 'broadcast_finished',
    subject: { kind: 'broadcast', id: row.id },
  });
  // It may have brought the month near its limit.
  await wakeTimer(tx, context, { deskId: row.desk_id, kind: QUOTA_TIMER, dueAt: now });
  await tellConsoles(tx, context, row.desk_id);
}
