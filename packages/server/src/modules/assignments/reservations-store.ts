import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface ConsultationRow {
    reserved_for: string | null;
    reserved_until: Date | null;
  }
}

export interface ReservationRow {
  readonly consultationId: string;
  readonly staffId: string;
  readonly until: Date;
}

/** Keeps talks for people; the caller has them locked, announces them and raises their versions. */
export async function writeReservations(tx: OperatorTx, rows: readonly ReservationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update consultations set reserved_for = new.staff_id, reserved_until = new.until
    from unnest(${rows.map((row) => row.consultationId)}::uuid[], ${rows.map((row) => row.staffId)}::uuid[],
      ${rows.map((row) => row.until)}::timestamptz[]) as new (id, staff_id, until)
    where consultations.operator_id = ${tx.operatorId} and consultations.id = new.id`.execute(tx.db);
}

/** Waiting talks of a desk whose time for one person is up, and when the next one's is. */
export async function selectLapsed(
  tx: OperatorTx,
  deskId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<{ ids: string[]; next: Date | null }> {
  const kept = tx.db
    .selectFrom('consultations')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('state', '=', 'waiting')
    .where('reserved_for', 'is not', null);
  const due = await kept
    .select('id')
    .where('reserved_until', '<=', now)
    .orderBy('reserved_until')
    .limit(limit)
    .execute();
  const later = await kept
    .select((row) => row.fn.min('reserved_until').as('next'))
    .where('reserved_until', '>', now)
    .executeTakeFirst();
  return { ids: due.map((row) => row.id), next: later?.next ?? null };
}
