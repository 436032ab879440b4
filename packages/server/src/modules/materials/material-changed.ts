import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce } from '../live/index.ts';

/** Tells consoles that texts or places of the desk's papers changed; the last step of a verb. */
export function announceMaterials(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  deskId: string,
): Promise<void> {
  return announce(tx, context, [{ kind: 'desk', deskId, topic: 'materials' }]);
}
