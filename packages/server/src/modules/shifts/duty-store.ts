import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

export async function selectOnDuty(
  tx: OperatorTx,
  staffIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const result = await sql<{ id: string }>`
    select person.id from unnest(${staffIds}::uuid[]) as person (id)
    where exists (
        select from attendances here where here.operator_id = ${tx.operatorId} and here.staff_id = person.id
          and here.checked_out_at is null)
      or exists (
        select from shifts planned where planned.operator_id = ${tx.operatorId} and planned.staff_id = person.id
          and planned.starts_at <= ${now} and planned.ends_at > ${now})
      or not exists (
        select from desk_members member
        join shifts kept on kept.operator_id = member.operator_id and kept.desk_id = member.desk_id
        where member.operator_id = ${tx.operatorId} and member.staff_id = person.id)`.execute(tx.db);
  return result.rows.map((row) => row.id);
}
