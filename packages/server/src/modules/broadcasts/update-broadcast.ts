import type { BodyOf, BroadcastDetail, routes } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { onBroadcast, type BroadcastPlace } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';

export function updateBroadcast(
  context: Context,
  caller: Caller,
  place: BroadcastPlace,
  { version, ...content }: BodyOf<typeof routes.updateBroadcast>,
): Promise<BroadcastDetail> {
  const action = 'broadcast.updated';
  const deed = { place, right: 'broadcast.write', states: ['draft'], version, action } as const;
  return onBroadcast(context, caller, deed, async (tx, row) => {
    await updateBroadcastRow(tx, row.id, {
      title: content.title,
      texts: content.texts,
      segment: content.segment,
      scheduled_for: content.scheduledFor === null ? null : new Date(content.scheduledFor),
      written_by: caller.staffId,
    });
    return {};
  });
}
