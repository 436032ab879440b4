import type { BroadcastDetail } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { settleNotifications } from '../notifications/index.ts';
import { onBroadcast, type BroadcastPlace } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';

/** Makes a draft again; a new approval is needed for whatever comes of it. */
export function withdrawBroadcast(
  context: Context,
  caller: Caller,
  place: BroadcastPlace,
): Promise<BroadcastDetail> {
  const action = 'broadcast.withdrawn';
  const deed = { place, right: 'broadcast.write', states: ['submitted', 'refused'], action } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    await updateBroadcastRow(tx, row.id, {
      state: 'draft',
      submitted_at: null,
      submitted_by: null,
      counted: null,
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    return {};
  });
}
