import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { announce } from '../live/index.ts';

type Needs = Pick<Context, 'clock' | 'hints'>;

/**
 * The last step of every change here: the timers look again at once (opening may hang on who is there, check-outs and
 * slots on what is planned), and consoles are told.
 */
export async function announceShifts(tx: OperatorTx, context: Needs, deskId: string): Promise<void> {
  const dueAt = context.clock.now();
  await wakeTimer(tx, context, { deskId, kind: 'reception', dueAt });
  await wakeTimer(tx, context, { deskId, kind: 'shifts', dueAt });
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'shifts' }]);
}
