import type { Phase, Timetable } from '@tomoshibi/contract';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_timetables: {
      operator_id: string;
      desk_id: string;
      version: number;
      id: string;
      timetable: unknown;
      saved_at: Date;
      saved_by: string | null;
    };
    desk_overrides: {
      operator_id: string;
      id: string;
      desk_id: string;
      phase: Phase;
      reason: string;
      started_at: Date;
      until: Date | null;
      set_by: string;
      ended_at: Date | null;
      ended_by: string | null;
    };
    desk_phases: { operator_id: string; desk_id: string; phase: Phase; seen_at: Date };
  }
}

/** The newest timetable of a desk and what was done by hand and not ended, with who did it. */
export interface HoursRow {
  desk_id: string;
  version: number | null;
  timetable_id: string | null;
  timetable: unknown;
  saved_at: Date | null;
  saved_by: string | null;
  saver: string | null;
  override_id: string | null;
  phase: Phase | null;
  reason: string | null;
  started_at: Date | null;
  until: Date | null;
  set_by: string | null;
  setter: string | null;
}

/** One row a desk that exists. */
export async function selectHours(tx: OperatorTx, deskIds: readonly string[]): Promise<HoursRow[]> {
  const found = await sql<HoursRow>`
    select desk.id as desk_id, newest.version, newest.id as timetable_id, newest.timetable, newest.saved_at,
      newest.saved_by, saver.name as saver, held.id as override_id, held.phase, held.reason, held.started_at,
      held.until, held.set_by, setter.name as setter
    from desks desk
    left join lateral (
      select version, id, timetable, saved_at, saved_by from desk_timetables
      where operator_id = desk.operator_id and desk_id = desk.id order by version desc limit 1
    ) newest on true
    left join staff saver on saver.operator_id = desk.operator_id and saver.id = newest.saved_by
    left join desk_overrides held
      on held.operator_id = desk.operator_id and held.desk_id = desk.id and held.ended_at is null
    left join staff setter on setter.operator_id = desk.operator_id and setter.id = held.set_by
    where desk.operator_id = ${tx.operatorId} and desk.id = any(${deskIds}::uuid[])`.execute(tx.db);
  return found.rows;
}

export interface VersionRow {
  version: number;
  timetable: unknown;
  saved_at: Date;
  saved_by: string | null;
  saver: string | null;
}

/** Newest first. */
export async function selectVersions(
  tx: OperatorTx,
  deskId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<VersionRow[]> {
  let query = tx.db
    .selectFrom('desk_timetables as saved')
    .leftJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'saved.operator_id').onRef('staff.id', '=', 'saved.saved_by'),
    )
    .select(['saved.version', 'saved.timetable', 'saved.saved_at', 'saved.saved_by', 'staff.name as saver'])
    .where('saved.operator_id', '=', tx.operatorId)
    .where('saved.desk_id', '=', deskId)
    .orderBy('saved.version', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('saved.version', '<', before);
  return query.execute();
}

export async function insertTimetable(
  tx: OperatorTx,
  row: {
    deskId: string;
    version: number;
    id: string;
    timetable: Timetable | null;
    savedAt: Date;
    savedBy: string | null;
  },
): Promise<void> {
  const { deskId, version, id, timetable, savedAt, savedBy } = row;
  await sql`
    insert into desk_timetables (operator_id, desk_id, version, id, timetable, saved_at, saved_by)
    values (${tx.operatorId}, ${deskId}, ${version}, ${id},
      ${timetable && JSON.stringify(timetable)}::jsonb, ${savedAt}, ${savedBy})`.execute(tx.db);
}

export async function insertOverride(
  tx: OperatorTx,
  row: {
    id: string;
    desk_id: string;
    phase: Phase;
    reason: string;
    started_at: Date;
    until: Date | null;
    set_by: string;
  },
): Promise<void> {
  await tx.db
    .insertInto('desk_overrides')
    .values({ ...row, operator_id: tx.operatorId, ended_at: null, ended_by: null })
    .execute();
}

/** Ends what was done by hand; one that ran out by itself ended then, and by nobody. */
export async function endOverrideRow(
  tx: OperatorTx,
  id: string,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await sql`
    update desk_overrides set ended_at = least(until, ${at}::timestamptz),
      ended_by = case when until <= ${at} then null else ${by}::uuid end
    where operator_id = ${tx.operatorId} and id = ${id} and ended_at is null`.execute(tx.db);
}

/** The phase a desk was last seen in, locked; a desk nobody looked at yet was open. */
export async function lockPhase(tx: OperatorTx, deskId: string, now: Date): Promise<Phase> {
  await tx.db
    .insertInto('desk_phases')
    .values({ operator_id: tx.operatorId, desk_id: deskId, phase: 'intake', seen_at: now })
    .onConflict((conflict) => conflict.columns(['operator_id', 'desk_id']).doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('desk_phases')
    .select('phase')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.phase;
}

export async function updatePhase(tx: OperatorTx, deskId: string, phase: Phase, now: Date): Promise<void> {
  await tx.db
    .updateTable('desk_phases')
    .set({ phase, seen_at: now })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .execute();
}
