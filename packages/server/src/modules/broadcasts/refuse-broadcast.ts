import type { BroadcastDetail } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { notify, settleNotifications } from '../notifications/index.ts';
import { handsOf, onBroadcast, type BroadcastPlace } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';

export function refuseBroadcast(
  context: Context,
  caller: Caller,
  place: BroadcastPlace,
  reason: string,
): Promise<BroadcastDetail> {
  const action = 'broadcast.refused';
  const deed = { place, right: 'broadcast.approve', states: ['submitted'], action } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    await updateBroadcastRow(tx, row.id, {
      state: 'refused',
      decided_at: context.clock.now(),
      decided_by: caller.staffId,
      refusal: reason,
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    await notify(tx, context, {
      deskId: place.deskId,
      to: { staffIds: handsOf(row) },
      kind: 'broadcast_refused',
      subject: { kind: 'broadcast', id: row.id },
    });
    return {};
  });
}
