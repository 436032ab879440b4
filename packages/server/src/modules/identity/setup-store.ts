import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

// Any fixed number does; "setu" in ASCII.
const SET_UP_LOCK = 0x73_65_74_75;

/** Lets one set-up pass at a time; the lock goes with the transaction. */
export async function lockSetUp(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SET_UP_LOCK})`.execute(tx.db);
}

/** The first authority with its first desk. */
export async function insertFirstDesk(
  tx: OperatorTx,
  first: { authorityId: string; authorityName: string; deskId: string; deskName: string; at: Date },
): Promise<void> {
  const made = { operator_id: tx.operatorId, created_at: first.at };
  await tx.db
    .insertInto('authorities')
    .values({ ...made, id: first.authorityId, name: first.authorityName })
    .execute();
  await tx.db
    .insertInto('desks')
    .values({
      ...made,
      id: first.deskId,
      authority_id: first.authorityId,
      code: 'desk-1',
      name: first.deskName,
      name_display: 'pseudonym',
      talk_limit: 2,
      state: 'active',
    })
    .execute();
  await tx.db
    .insertInto('desk_counters')
    .values({ operator_id: tx.operatorId, desk_id: first.deskId })
    .execute();
}
