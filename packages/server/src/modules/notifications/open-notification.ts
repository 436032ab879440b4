import type { Notification } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { presentNotification } from './notifications-presenter.ts';
import { markRead, selectNotification } from './notifications-store.ts';
import { requireSession } from './require-session.ts';

/** Marks one of the caller's own notifications as read and says what it is about. */
export async function openNotification(context: Context, caller: Caller, id: string): Promise<Notification> {
  requireSession(caller);
  return context.db.tenant(caller.operatorId, async (tx) => {
    if ((await markRead(tx, caller.staffId, { id }, context.clock.now())) > 0) {
      await recordAudit(tx, context.clock, caller, {
        action: 'notification.opened',
        subject: { kind: 'notification', id },
      });
      tx.onCommit(() => context.hints.publish('told', caller.staffId));
    }
    const row = await selectNotification(tx, caller.staffId, id);
    if (!row) throw notFound('notification');
    return presentNotification(row);
  });
}
