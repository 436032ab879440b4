import type { AssignedPerson, AssignmentCount } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { selectThere } from './absences-store.ts';
import { presentAssigned, staffOf } from './assignments-presenter.ts';
import { countAssigned, selectAssigned, selectStaffNames, type AssignedRow } from './assignments-store.ts';

async function present(
  tx: OperatorTx,
  keys: OperatorKeys,
  { deskId, rows, now }: { deskId: string; rows: readonly AssignedRow[]; now: Date },
): Promise<AssignedPerson[]> {
  const staff = rows.flatMap(staffOf);
  const names = await selectStaffNames(tx, staff);
  const there = await selectThere(tx, deskId, staff, now);
  return rows.map((row) => presentAssigned(row, { keys, names, there }));
}

/** Everybody at a desk who has a counselor of their own. */
export async function readAssigned(
  context: Context,
  caller: Caller,
  deskId: string,
): Promise<{ people: AssignedPerson[] }> {
  requireDeskRight(caller, deskId, 'assignment.manage');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    const rows = await selectAssigned(tx, deskId);
    return { people: await present(tx, keys, { deskId, rows, now: context.clock.now() }) };
  });
}

/** The people whose counselor or deputy the caller is. */
export async function readOwnAssigned(
  context: Context,
  caller: Caller,
  deskId: string,
): Promise<{ people: AssignedPerson[] }> {
  requireDeskRight(caller, deskId, 'talk.claim');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    const rows = await selectAssigned(tx, deskId, caller.staffId);
    return { people: await present(tx, keys, { deskId, rows, now: context.clock.now() }) };
  });
}

/** How many people each counselor has; what headquarters sees of them. */
export async function readCounts(
  context: Context,
  caller: Caller,
  deskId: string,
): Promise<{ counselors: AssignmentCount[] }> {
  requireDeskRight(caller, deskId, 'assignment.count');
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    const rows = await countAssigned(tx, deskId);
    const staffIds = rows.map((row) => row.staff_id);
    const there = await selectThere(tx, deskId, staffIds, context.clock.now());
    return {
      counselors: rows.map((row) => ({
        counselor: { staffId: row.staff_id, name: row.name },
        people: row.people,
        waiting: row.waiting,
        active: row.active,
        away: !there.has(row.staff_id),
      })),
    };
  });
}
