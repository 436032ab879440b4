import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

/** What a desk has set of that by which it stands today; what it has not need not be asked for. */
export interface DeskHas {
  readonly hours: boolean;
  readonly capacity: boolean;
  readonly rules: boolean;
  readonly texts: boolean;
  readonly room: boolean;
  readonly flow: boolean;
  readonly terms: boolean;
}

export async function selectDeskHas(tx: OperatorTx, deskId: string): Promise<DeskHas> {
  const result = await sql<DeskHas>`
    select
      exists (select from desk_timetables where operator_id = ${tx.operatorId} and desk_id = ${deskId})
        or exists (select from desk_overrides
          where operator_id = ${tx.operatorId} and desk_id = ${deskId} and ended_at is null) as hours,
      exists (select from desk_capacity where operator_id = ${tx.operatorId} and desk_id = ${deskId}) as capacity,
      exists (select from desk_rules where operator_id = ${tx.operatorId} and desk_id = ${deskId}) as rules,
      exists (select from text_versions
        where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'in_force'
          and kind <> 'flow') as texts,
      exists (select from desk_rooms where operator_id = ${tx.operatorId} and desk_id = ${deskId}) as room,
      exists (select from text_versions
        where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'in_force'
          and kind = 'flow') as flow,
      exists (select from desk_terms
        where operator_id = ${tx.operatorId} and desk_id = ${deskId} and active) as terms`.execute(tx.db);
  const [row] = result.rows;
  if (!row) throw new Error('A select without a table gives one row');
  return row;
}
