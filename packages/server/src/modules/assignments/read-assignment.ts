import type { Assignment, SeekerAssignment } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { accessSeeker } from './access-seeker.ts';
import { presentAssignment, staffOf } from './assignments-presenter.ts';
import { selectStaffNames, selectTies } from './assignments-store.ts';

export async function loadAssignment(tx: OperatorTx, seekerId: string): Promise<SeekerAssignment> {
  const rows = await selectTies(tx, seekerId);
  const names = await selectStaffNames(tx, rows.flatMap(staffOf));
  const ties: Assignment[] = rows.map((row) => presentAssignment(row, names));
  return {
    current: ties.find((tie) => tie.endedAt === null) ?? null,
    earlier: ties.filter((tie) => tie.endedAt !== null),
  };
}

/** Whose person this is; for everybody who reads talks at the desk, since it says nothing of the person's matter. */
export async function readAssignment(
  context: Context,
  caller: Caller,
  seekerId: string,
): Promise<SeekerAssignment> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessSeeker(tx, caller, seekerId, 'talk.read_own');
    return loadAssignment(tx, seekerId);
  });
}
