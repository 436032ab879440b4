import type { BroadcastDetail } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { notify } from '../notifications/index.ts';
import { onBroadcast, type BroadcastPlace, type LineAccess } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';
import { requireQuota } from './refresh-quota.ts';
import { requireFit, requireFuture } from './require-fit.ts';

export async function submitBroadcast(
  context: Context,
  access: LineAccess,
  caller: Caller,
  { place, version }: { readonly place: BroadcastPlace; readonly version: number },
): Promise<BroadcastDetail> {
  requireDeskRight(caller, place.deskId, 'broadcast.write');
  await requireQuota(context, access, { operatorId: caller.operatorId, deskId: place.deskId });
  const action = 'broadcast.submitted';
  const deed = { place, right: 'broadcast.write', states: ['draft'], version, action } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    const now = context.clock.now();
    requireFuture(row, now);
    const counted = await requireFit(tx, row, now);
    await updateBroadcastRow(tx, row.id, {
      state: 'submitted',
      submitted_at: now,
      submitted_by: caller.staffId,
      counted,
      decided_at: null,
      decided_by: null,
      refusal: null,
    });
    await notify(tx, context, {
      deskId: place.deskId,
      to: { right: 'broadcast.approve' },
      kind: 'broadcast_waiting',
      subject: { kind: 'broadcast', id: row.id },
      except: caller.staffId,
    });
    return { details: { counted } };
  });
}
