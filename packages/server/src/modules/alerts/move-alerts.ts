import type { OperatorTx } from '../../platform/db/database.ts';
import type { Context } from '../../platform/context.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { moveOpenAlerts } from './alerts-store.ts';
import { ALERTS_TIMER } from './raise-alerts.ts';

/**
 * Takes undecided alerts along with talks that went to another desk: who serves the person has to see them. The caller
 * holds the talks' locks and announces what is answered beside the talks themselves.
 */
export async function moveAlerts(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  talks: readonly { readonly id: string; readonly deskId: string; readonly cameFrom: string }[],
): Promise<DeskEvent[]> {
  const events: DeskEvent[] = [];
  for (const { id, deskId, cameFrom } of talks) {
    if (!(await moveOpenAlerts(tx, id, deskId))) continue;
    await wakeTimer(tx, context, { deskId, kind: ALERTS_TIMER, dueAt: context.clock.now() });
    events.push(
      { kind: 'desk', deskId, topic: 'alerts' },
      { kind: 'desk', deskId: cameFrom, topic: 'alerts' },
    );
  }
  return events;
}
