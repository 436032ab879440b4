import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { countUnread, markRead } from './notifications-store.ts';
import { requireSession } from './require-session.ts';

/** Marks the caller's own notifications up to a time as read; answers how many are unread still. */
export async function readNotifications(context: Context, caller: Caller, until: Date): Promise<number> {
  requireSession(caller);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const read = await markRead(tx, caller.staffId, { until }, context.clock.now());
    if (read > 0)
      await recordAudit(tx, context.clock, caller, {
        action: 'notifications.read',
        subject: { kind: 'staff', id: caller.staffId },
        details: { read },
      });
    tx.onCommit(() => context.hints.publish('told', caller.staffId));
    return countUnread(tx, caller.staffId);
  });
}
