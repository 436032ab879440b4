import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { requireState, tellConsoles, type BroadcastPlace } from './broadcast-access.ts';
import { deleteBroadcastRow, lockBroadcast } from './broadcasts-store.ts';

/** Removes what nobody approved; what was sent stays on record. */
export async function deleteBroadcast(
  context: Context,
  caller: Caller,
  place: BroadcastPlace,
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'broadcast.write');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockBroadcast(tx, place);
    if (!row) throw notFound('broadcast');
    requireState(row, ['draft', 'refused']);
    await deleteBroadcastRow(tx, row.id);
    await recordAudit(tx, context.clock, caller, {
      action: 'broadcast.deleted',
      deskId: place.deskId,
      subject: { kind: 'broadcast', id: row.id },
    });
    await tellConsoles(tx, context, place.deskId);
  });
}
