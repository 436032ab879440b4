import type { Absence } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import { selectAbsences } from './absences-store.ts';
import { presentAbsence } from './assignments-presenter.ts';

/** Absences at a desk that are not over: everybody's for its planner, or the caller's own. */
export async function readAbsences(
  context: Context,
  caller: Caller,
  { deskId, whose }: { deskId: string; whose: 'all' | 'own' },
): Promise<{ absences: Absence[] }> {
  requireDeskRight(caller, deskId, whose === 'all' ? 'shift.manage' : 'shift.own');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    const now = context.clock.now();
    const rows = await selectAbsences(tx, deskId, {
      now,
      staffId: whose === 'own' ? caller.staffId : null,
    });
    return { absences: rows.map((row) => presentAbsence(row, keys)) };
  });
}
