import type { Context } from '../context.ts';
import type { OperatorTx } from '../db/database.ts';
import { bringForward, bringForwardKnown } from './timers-store.ts';

export { startTimerWorker, type TimerHandler, type TimerJob } from './timer-worker.ts';

/**
 * Makes the desk's timer of a kind due at a time, or leaves it where it is due earlier. Locks the timer's row until the
 * commit, so it comes late in a verb, right before `announce`.
 */
export async function wakeTimer(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  { deskId, kind, dueAt }: { deskId: string; kind: string; dueAt: Date },
): Promise<void> {
  await bringForward(tx, { deskId, kind }, dueAt);
  if (dueAt <= context.clock.now()) tx.onCommit(() => context.hints.publish('timers', deskId));
}

/** As `wakeTimer`, where only desks that use something have its timer: any other is not given one by this. */
export async function wakeKnownTimer(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  { deskId, kind }: { deskId: string; kind: string },
): Promise<void> {
  if (await bringForwardKnown(tx, { deskId, kind }, context.clock.now()))
    tx.onCommit(() => context.hints.publish('timers', deskId));
}
