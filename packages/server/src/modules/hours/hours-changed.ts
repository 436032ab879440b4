import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { announce } from '../live/index.ts';

/** The end of every verb of this module: the timer looks at the phase at once, and consoles fetch the hours again. */
export async function announceHoursChanged(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  deskId: string,
): Promise<void> {
  await wakeTimer(tx, context, { deskId, kind: 'hours', dueAt: context.clock.now() });
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'hours' }]);
}
