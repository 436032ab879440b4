import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce } from '../live/index.ts';

/** Tells open consoles to take a new snapshot and other processes that the operator's desks changed. */
export async function announceDeskChanged(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  deskId: string,
): Promise<void> {
  await announce(tx, context, [{ deskId, kind: 'reload' }]);
  tx.onCommit(() => context.hints.publish('operator', tx.operatorId));
}
