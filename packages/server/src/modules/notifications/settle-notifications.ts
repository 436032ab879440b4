import type { NotificationKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { markSubjectRead } from './notifications-store.ts';

/**
 * A matter is seen to: it leaves the lists, for everybody (a talk was claimed, a text approved) or for one person
 * (who just opened or answered the talk). What waits to be pushed or mailed about it stays unsent.
 */
export async function settleNotifications(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  matter: {
    readonly subjectId: string;
    /** Left out: every kind. */
    readonly kinds?: readonly NotificationKind[];
    /** Left out: everybody. */
    readonly staffId?: string;
  },
): Promise<void> {
  const changed = await markSubjectRead(tx, {
    subjectId: matter.subjectId,
    kinds: matter.kinds ?? null,
    staffId: matter.staffId ?? null,
    at: context.clock.now(),
  });
  tx.onCommit(() => {
    for (const staffId of changed) context.hints.publish('told', staffId);
  });
}
