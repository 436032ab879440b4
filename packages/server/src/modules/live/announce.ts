import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { appendDeskEvents, type DeskEvent } from './live-store.ts';

/**
 * Appends to the event streams of desks, as the last step of a verb: it locks each desk's counter until the commit,
 * which gives the stream its gap-free commit order. Desks are taken in one order, so that verbs cannot deadlock.
 */
export async function announce(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  events: readonly DeskEvent[],
): Promise<void> {
  const desks = [...new Set(events.map((event) => event.deskId))].sort();
  for (const deskId of desks) {
    await appendDeskEvents(
      tx,
      deskId,
      events.filter((event) => event.deskId === deskId),
      context.clock.now(),
    );
    tx.onCommit(() => context.hints.publish('desk', deskId));
  }
}
