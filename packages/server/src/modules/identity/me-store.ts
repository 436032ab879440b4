import { DeskRole } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';

export interface DeskWithRole {
  readonly deskId: string;
  readonly name: string;
  readonly authorityName: string;
  readonly state: 'active' | 'closed';
  readonly role: DeskRole | null;
}

/** All desks of the operator, with the role the member has there. */
export async function selectDesksWithRole(tx: OperatorTx, staffId: string): Promise<DeskWithRole[]> {
  const rows = await tx.db
    .selectFrom('desks as desk')
    .innerJoin('authorities as authority', (join) =>
      join
        .onRef('authority.operator_id', '=', 'desk.operator_id')
        .onRef('authority.id', '=', 'desk.authority_id'),
    )
    .leftJoin('desk_members as member', (join) =>
      join
        .onRef('member.operator_id', '=', 'desk.operator_id')
        .onRef('member.desk_id', '=', 'desk.id')
        .on('member.staff_id', '=', staffId),
    )
    .select(['desk.id', 'desk.name', 'authority.name as authority_name', 'desk.state', 'member.role'])
    .where('desk.operator_id', '=', tx.operatorId)
    .orderBy('desk.created_at')
    .orderBy('desk.id')
    .execute();
  return rows.map((row) => ({
    deskId: row.id,
    name: row.name,
    authorityName: row.authority_name,
    state: row.state,
    role: row.role === null ? null : DeskRole.parse(row.role),
  }));
}

export async function selectOperatorName(tx: OperatorTx): Promise<string> {
  const row = await tx.db
    .selectFrom('operators')
    .select('name')
    .where('id', '=', tx.operatorId)
    .executeTakeFirstOrThrow();
  return row.name;
}
