import type { BroadcastDetail } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { notify, settleNotifications } from '../notifications/index.ts';
import { selectTotals, stopWaiting } from './batches-store.ts';
import { onBroadcast, type BroadcastPlace } from './broadcast-access.ts';
import { updateBroadcastRow } from './broadcasts-store.ts';

/** Ends it for good. A request in flight ends by itself; a batch that may have arrived is left to a person. */
export function stopBroadcast(
  context: Context,
  caller: Caller,
  place: BroadcastPlace,
): Promise<BroadcastDetail> {
  const action = 'broadcast.stopped';
  const states = ['approved', 'sending', 'paused'] as const;
  return onBroadcast(context, caller, { place, right: 'broadcast.stop', states, action }, async (tx, row) => {
    const now = context.clock.now();
    await stopWaiting(tx, row.id, now);
    await updateBroadcastRow(tx, row.id, {
      state: 'stopped',
      pause: null,
      stopped_by: caller.staffId,
      ended_at: now,
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    await notify(tx, context, {
      deskId: place.deskId,
      to: { right: 'broadcast.write' },
      kind: 'broadcast_halted',
      subject: { kind: 'broadcast', id: row.id },
      except: caller.staffId,
    });
    const [totals] = await selectTotals(tx, [row.id]);
    const { accepted = 0, stopped = 0, left = 0 } = totals ?? {};
    return { wakeAt: now, details: { from: row.state, accepted, stopped, inFlight: left } };
  });
}
