import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeKnownTimer } from '../../platform/timers/index.ts';
import { selectDoor } from './talks-store.ts';

/**
 * The person's talk with a counselor began or ended: the menu under it in LINE is to follow. Only desks that have a menu
 * have the timer. Comes late in a verb, right before `announce`.
 */
export async function wakeMenu(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  seekerId: string,
): Promise<void> {
  // Whoever serves them, LINE knows people by the account they wrote to.
  const deskId = await selectDoor(tx, seekerId);
  if (deskId !== null) await wakeKnownTimer(tx, context, { deskId, kind: 'rich-menus' });
}
