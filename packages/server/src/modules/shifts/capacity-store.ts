import type { CapacitySettings } from '@tomoshibi/contract';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { DEFAULT_CAPACITY } from './capacity.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_capacity: {
      operator_id: string;
      desk_id: string;
      seat_mode: 'checked_in' | 'fixed';
      fixed_seats: number | null;
      min_people: number;
      needs_supervisor: boolean;
      walk_in: 'everyone' | 'supervisors';
      grace_minutes: number;
      slot_minutes: number;
      attestations: string[];
    };
  }
}

/** The settings of a desk; null while it has none and the defaults hold. */
export async function findSettings(tx: OperatorTx, deskId: string): Promise<CapacitySettings | null> {
  const row = await tx.db
    .selectFrom('desk_capacity')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    seatMode: row.seat_mode,
    fixedSeats: row.fixed_seats,
    minPeople: row.min_people,
    needsSupervisor: row.needs_supervisor,
    walkIn: row.walk_in,
    graceMinutes: row.grace_minutes,
    slotMinutes: row.slot_minutes,
    attestations: row.attestations,
  };
}

export async function selectSettings(tx: OperatorTx, deskId: string): Promise<CapacitySettings> {
  return (await findSettings(tx, deskId)) ?? DEFAULT_CAPACITY;
}

export async function writeSettings(
  tx: OperatorTx,
  deskId: string,
  settings: CapacitySettings,
): Promise<void> {
  const row = {
    seat_mode: settings.seatMode,
    fixed_seats: settings.fixedSeats,
    min_people: settings.minPeople,
    needs_supervisor: settings.needsSupervisor,
    walk_in: settings.walkIn,
    grace_minutes: settings.graceMinutes,
    slot_minutes: settings.slotMinutes,
    attestations: settings.attestations,
  };
  await tx.db
    .insertInto('desk_capacity')
    .values({ operator_id: tx.operatorId, desk_id: deskId, ...row })
    .onConflict((conflict) => conflict.columns(['operator_id', 'desk_id']).doUpdateSet(row))
    .execute();
}

/** Consultations now held and waiting at a desk. */
export async function countOpenTalks(
  tx: OperatorTx,
  deskId: string,
): Promise<{ active: number; waiting: number }> {
  const result = await sql<{ active: number; waiting: number }>`
    select count(*) filter (where state = 'active')::integer as active,
      count(*) filter (where state = 'waiting')::integer as waiting
    from consultations
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state <> 'closed'`.execute(tx.db);
  return result.rows[0] ?? { active: 0, waiting: 0 };
}

/** Talks each person now holds at a desk. */
export async function countTalksOfEach(tx: OperatorTx, deskId: string): Promise<Map<string, number>> {
  const result = await sql<{ staff_id: string; talks: number }>`
    select assignee_id as staff_id, count(*)::integer as talks from consultations
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and state = 'active'
    group by assignee_id`.execute(tx.db);
  return new Map(result.rows.map((row) => [row.staff_id, row.talks]));
}
