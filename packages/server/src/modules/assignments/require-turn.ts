import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { selectCurrent, selectStaffNames } from './assignments-store.ts';
import { isKept } from './who-is-first.ts';

/**
 * Refuses somebody who wants a waiting talk that is kept for the person's own counselor. The counselor, the deputies
 * and supervisors may have it at once, everybody else when its time is up.
 */
export async function requireTurn(
  tx: OperatorTx,
  caller: Caller,
  row: ConsultationRow,
  now: Date,
): Promise<void> {
  const { reserved_for: keeper, reserved_until: until } = row;
  if (!keeper || !until || !isKept({ reservedFor: keeper, reservedUntil: until }, now)) return;
  if (caller.staffId === keeper || hasDeskRight(caller, row.desk_id, 'talk.intervene')) return;
  const tie = (await selectCurrent(tx, [row.seeker_id])).get(row.seeker_id);
  if (tie && (tie.staff_id === caller.staffId || tie.deputies.includes(caller.staffId))) return;
  const names = await selectStaffNames(tx, [keeper]);
  throw new AppError(
    'conflict',
    'This talk waits for the person’s own counselor. Take it when the time is up, or ask a supervisor.',
    [
      { field: 'reservedFor', reason: names.get(keeper) ?? '' },
      { field: 'reservedUntil', reason: until.toISOString() },
    ],
  );
}
