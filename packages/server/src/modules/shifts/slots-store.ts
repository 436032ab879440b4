import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TalkSpan } from './slots.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    slot_days: {
      operator_id: string;
      desk_id: string;
      /** A date as text, so that no time zone of the process moves it. */
      day: string;
      slot_minutes: number;
      offered: number;
      used: number;
      computed_at: Date;
    };
  }
}

export interface SlotDay {
  readonly day: string;
  readonly slotMinutes: number;
  readonly offered: number;
  readonly used: number;
}

/**
 * Who held which talk when, for the talks of a desk that touch this time. Every line that says who has a talk begins a
 * stretch; the next one, or the end, ends it.
 */
export async function selectTalkSpans(
  tx: OperatorTx,
  deskId: string,
  { from, to }: { from: Date; to: Date },
): Promise<TalkSpan[]> {
  const result = await sql<TalkSpan>`
    select "staffId", "consultationId", "from", "to" from (
      select message.author_id as "staffId", message.consultation_id as "consultationId", message.kind,
        message.sent_at as "from",
        coalesce(lead(message.sent_at) over (partition by message.consultation_id order by message.seq),
          consultation.closed_at) as "to"
      from consultations consultation
      join messages message on message.operator_id = consultation.operator_id
        and message.consultation_id = consultation.id
      where consultation.operator_id = ${tx.operatorId} and consultation.desk_id = ${deskId}
        and consultation.claimed_at < ${to} and coalesce(consultation.closed_at, 'infinity') > ${from}
        and message.direction = 'system' and message.kind in ('claimed', 'handed_over', 'reopened', 'closed')
    ) as stretch
    where kind <> 'closed' and "staffId" is not null`.execute(tx.db);
  return result.rows;
}

export async function writeSlotDay(
  tx: OperatorTx,
  deskId: string,
  counted: SlotDay,
  at: Date,
): Promise<void> {
  await sql`
    insert into slot_days (operator_id, desk_id, day, slot_minutes, offered, used, computed_at)
    values (${tx.operatorId}, ${deskId}, ${counted.day}::date, ${counted.slotMinutes}, ${counted.offered},
      ${counted.used}, ${at})
    on conflict (operator_id, desk_id, day) do update
      set slot_minutes = excluded.slot_minutes, offered = excluded.offered, used = excluded.used,
        computed_at = excluded.computed_at`.execute(tx.db);
}

/** The counted days from one to another, both included. */
export async function selectSlotDays(
  tx: OperatorTx,
  deskId: string,
  { from, to }: { from: string; to: string },
): Promise<SlotDay[]> {
  const result = await sql<SlotDay>`
    select day::text as day, slot_minutes as "slotMinutes", offered, used from slot_days
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and day between ${from}::date and ${to}::date
    order by day`.execute(tx.db);
  return result.rows;
}

export async function selectLastSlotDay(tx: OperatorTx, deskId: string): Promise<string | null> {
  const result = await sql<{ day: string | null }>`
    select max(day)::text as day from slot_days
    where operator_id = ${tx.operatorId} and desk_id = ${deskId}`.execute(tx.db);
  return result.rows[0]?.day ?? null;
}

/** The first moment from a time on at which the desk has a shift or somebody checked in; null: never. */
export async function selectFirstWork(
  tx: OperatorTx,
  deskId: string,
  { from, now }: { from: Date; now: Date },
): Promise<Date | null> {
  const result = await sql<{ at: Date | null }>`
    select min(at) as at from (
      select greatest(starts_at, ${from}) as at from shifts
      where operator_id = ${tx.operatorId} and desk_id = ${deskId} and ends_at > ${from}
      union all
      select greatest(checked_in_at, ${from}) from attendances
      where operator_id = ${tx.operatorId} and desk_id = ${deskId} and shift_id is null
        and coalesce(checked_out_at, ${now}) > ${from}
    ) as work`.execute(tx.db);
  return result.rows[0]?.at ?? null;
}
