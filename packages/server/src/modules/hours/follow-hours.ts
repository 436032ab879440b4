import type { Phase } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TimerHandler } from '../../platform/timers/index.ts';
import { announce } from '../live/index.ts';
import { statusAt } from './engine/status.ts';
import { loadHours } from './load-hours.ts';
import { endOverrideRow, lockPhase, updatePhase } from './hours-store.ts';

export interface PhaseChange {
  readonly operatorId: string;
  readonly deskId: string;
  readonly from: Phase;
  readonly to: Phase;
  readonly now: Date;
}

/**
 * What is done when a desk changes its phase. It runs in the transaction that notes the new phase, so it happens
 * exactly once or, when it throws, not yet; phases that nobody saw, while the server was down, are passed over.
 */
export type OnPhaseChange = (tx: OperatorTx, context: Context, change: PhaseChange) => Promise<void>;

/** Hours further ahead than the engine looks are looked at again. */
const LOOK_AGAIN_MS = 30 * 86_400_000;

/** The handler of the timer `hours`: sees each change of phase, tells consoles, and sleeps until the next one. */
export function createFollowHours(onChange: OnPhaseChange): TimerHandler {
  return (context, { operatorId, deskId, now }) =>
    context.db.tenant(operatorId, async (tx) => {
      const from = await lockPhase(tx, deskId, now);
      const hours = await loadHours(tx, deskId);
      const override = hours?.override;
      if (override?.until && override.until <= now)
        await endOverrideRow(tx, override.overrideId, { at: now, by: null });
      const status = hours && statusAt(hours, now);
      const to = status?.phase ?? 'intake';
      if (to !== from) {
        await updatePhase(tx, deskId, to, now);
        await onChange(tx, context, { operatorId, deskId, from, to, now });
        await announce(tx, context, [{ kind: 'desk', deskId, topic: 'hours' }]);
      }
      if (!status) return null;
      // An override that ends without a change of phase is still to be put away.
      const ends = override && override.until && override.until > now ? override.until.getTime() : Infinity;
      const next = status.until?.getTime() ?? now.getTime() + LOOK_AGAIN_MS;
      return new Date(Math.min(next, ends));
    });
}
