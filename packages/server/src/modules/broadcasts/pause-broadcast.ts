import type { BroadcastPause } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { notify } from '../notifications/index.ts';
import { tellConsoles } from './broadcast-access.ts';
import { updateBroadcastRow, type BroadcastRow } from './broadcasts-store.ts';

/** Lets a broadcast wait for a person, in a transaction that has locked it; the last step of that transaction. */
export async function pauseBroadcast(
  tx: OperatorTx,
  context: Context,
  row: BroadcastRow,
  reason: BroadcastPause,
): Promise<void> {
  await updateBroadcastRow(tx, row.id, { state: 'paused', pause: reason });
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: 'broadcast.paused',
      deskId: row.desk_id,
      subject: { kind: 'broadcast', id: row.id },
      details: { reason },
    },
  );
  await notify(tx, context, {
    deskId: row.desk_id,
    to: { right: 'broadcast.write' },
    kind: 'broadcast_halted',
    subject: { kind: 'broadcast', id: row.id },
  });
  await tellConsoles(tx, context, row.desk_id);
}
