import type { OperatorTx } from '../../platform/db/database.ts';

/** Whether somebody who can sign in is the authority's officer at this desk. */
export async function hasOfficer(tx: OperatorTx, deskId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('desk_members')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'desk_members.operator_id')
        .onRef('staff.id', '=', 'desk_members.staff_id'),
    )
    .select('staff.id')
    .where('desk_members.operator_id', '=', tx.operatorId)
    .where('desk_members.desk_id', '=', deskId)
    .where('desk_members.role', '=', 'officer')
    .where('staff.state', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectNames(tx: OperatorTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', (row) => row.fn.any(row.val([...ids])))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
