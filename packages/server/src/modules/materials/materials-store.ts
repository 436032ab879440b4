import { sql, type Generated, type JSONColumnType, type Selectable } from 'kysely';
import { MaterialTexts } from '@tomoshibi/contract';
import { z } from 'zod';
import type { Database, OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    material_texts: {
      operator_id: string;
      desk_id: string;
      content: JSONColumnType<Record<string, unknown>>;
      version: Generated<number>;
    };
    material_places: {
      operator_id: string;
      id: string;
      desk_id: string;
      code: string;
      name: string;
      note: Generated<string>;
      printed: Generated<number>;
      active: Generated<boolean>;
      created_at: Date;
    };
    material_scans: { operator_id: string; place_id: string; day: string; scans: number };
    material_ties: {
      operator_id: string;
      seeker_id: string;
      desk_id: string;
      place_id: string;
      tied_at: Date;
    };
  }
}

export type PlaceRow = Omit<Selectable<Tables['material_places']>, 'operator_id' | 'created_at'>;
const PLACE = ['id', 'desk_id', 'code', 'name', 'note', 'printed', 'active'] as const;

export async function selectTexts(
  tx: OperatorTx,
  deskId: string,
): Promise<{ texts: MaterialTexts; version: number } | null> {
  const row = await tx.db
    .selectFrom('material_texts')
    .select(['content', 'version'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  return row ? { texts: MaterialTexts.parse(row.content), version: row.version } : null;
}

/** Writes over the texts of that version (0: there are none yet); false when there are others meanwhile. */
export async function writeTexts(
  tx: OperatorTx,
  deskId: string,
  version: number,
  texts: MaterialTexts,
): Promise<boolean> {
  const content = JSON.stringify(texts);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto('material_texts')
      .values({ operator_id: tx.operatorId, desk_id: deskId, content })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx.db
    .updateTable('material_texts')
    .set({ content })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function selectPlaces(tx: OperatorTx, deskId: string): Promise<PlaceRow[]> {
  return tx.db
    .selectFrom('material_places')
    .select(PLACE)
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .orderBy('active', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function selectPlace(
  tx: OperatorTx,
  deskId: string,
  which: { readonly id: string } | { readonly code: string },
  lock: 'lock' | 'look' = 'look',
): Promise<PlaceRow | undefined> {
  const query = tx.db
    .selectFrom('material_places')
    .select(PLACE)
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('id' in which ? 'id' : 'code', '=', 'id' in which ? which.id : which.code);
  return (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst();
}

/** False when another place somewhere has this code already. */
export async function insertPlace(tx: OperatorTx, row: PlaceRow, createdAt: Date): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('material_places')
    .values({ ...row, operator_id: tx.operatorId, created_at: createdAt })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updatePlaceRow(tx: OperatorTx, row: PlaceRow): Promise<void> {
  const { name, note, printed, active } = row;
  await tx.db
    .updateTable('material_places')
    .set({ name, note, printed, active })
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', row.desk_id)
    .where('id', '=', row.id)
    .execute();
}

/** Whether anything was counted of a place. */
export async function isCounted(tx: OperatorTx, placeId: string): Promise<boolean> {
  for (const table of ['material_scans', 'material_ties'] as const) {
    const row = await tx.db
      .selectFrom(table)
      .select('place_id')
      .where('operator_id', '=', tx.operatorId)
      .where('place_id', '=', placeId)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

export async function deletePlaceRow(tx: OperatorTx, placeId: string): Promise<void> {
  await tx.db
    .deleteFrom('material_places')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', placeId)
    .execute();
}

/** Which operator a code on paper belongs to, before the operator is known. */
export async function findPlace(
  db: Database,
  code: string,
): Promise<{ operatorId: string; placeId: string; deskId: string } | null> {
  const row = await db.gate((gate) =>
    gate
      .selectFrom('material_places')
      .select(['operator_id', 'id', 'desk_id'])
      .where('code', '=', code)
      .executeTakeFirst(),
  );
  return row ? { operatorId: row.operator_id, placeId: row.id, deskId: row.desk_id } : null;
}

/** Adds openings of a place's address to the day (Asia/Tokyo) they happened on. */
export async function addScans(tx: OperatorTx, placeId: string, day: string, scans: number): Promise<void> {
  await tx.db
    .insertInto('material_scans')
    .values({ operator_id: tx.operatorId, place_id: placeId, day, scans })
    .onConflict((conflict) =>
      conflict
        .columns(['operator_id', 'place_id', 'day'])
        .doUpdateSet((eb) => ({ scans: eb('material_scans.scans', '+', scans) })),
    )
    .execute();
}

/** The first place somebody names stays; false when they are tied already. */
export async function insertTie(
  tx: OperatorTx,
  row: Omit<Selectable<Tables['material_ties']>, 'operator_id'>,
): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('material_ties')
    .values({ ...row, operator_id: tx.operatorId })
    .onConflict((conflict) => conflict.columns(['operator_id', 'seeker_id']).doNothing())
    .returning('seeker_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

const PlaceCounts = z.object({
  place_id: z.string(),
  scans: z.int(),
  tied: z.int(),
  tied_new: z.int(),
  first_consultations: z.int(),
});
export type PlaceCounts = z.infer<typeof PlaceCounts>;
const DeskCounts = z.object({ new_friends: z.int(), first_consultations: z.int() });

const bounds = (month: string) => {
  const first = `${month}-01`;
  return {
    first: sql`${first}::date`,
    begin: sql`(${first}::timestamp at time zone 'Asia/Tokyo')`,
    end: sql`((${first}::timestamp + interval '1 month') at time zone 'Asia/Tokyo')`,
  };
};

/**
 * What was counted of each place in a month (`2026-11`, Asia/Tokyo). A first consultation counts for a place when the
 * code came with it or before it: somebody who knew the desk already was not brought by the paper.
 */
export async function selectPlaceCounts(
  tx: OperatorTx,
  deskId: string,
  month: string,
): Promise<PlaceCounts[]> {
  const { first, begin, end } = bounds(month);
  const { rows } = await sql`
    select place.id as place_id,
      coalesce((select sum(scans) from material_scans as scan
        where scan.operator_id = ${tx.operatorId} and scan.place_id = place.id
          and scan.day >= ${first} and scan.day < ${first} + interval '1 month'), 0)::int as scans,
      count(*) filter (where tie.tied_at >= ${begin} and tie.tied_at < ${end})::int as tied,
      count(*) filter (where seeker.first_seen_at >= ${begin} and seeker.first_seen_at < ${end}
        and friend.seeker_id is not null)::int as tied_new,
      count(*) filter (where talk.opened_at >= ${begin} and talk.opened_at < ${end}
        and talk.opened_at >= tie.tied_at)::int as first_consultations
    from material_places as place
    left join material_ties as tie on tie.operator_id = ${tx.operatorId} and tie.place_id = place.id
    left join seekers as seeker on seeker.operator_id = ${tx.operatorId} and seeker.id = tie.seeker_id
    left join friends as friend on friend.operator_id = ${tx.operatorId} and friend.seeker_id = tie.seeker_id
    left join consultations as talk
      on talk.operator_id = ${tx.operatorId} and talk.seeker_id = tie.seeker_id and talk.ordinal = 1
    where place.operator_id = ${tx.operatorId} and place.desk_id = ${deskId}
    group by place.id`.execute(tx.db);
  return z.array(PlaceCounts).parse(rows);
}

/** What is known of the whole desk in the month, whatever brought people. */
export async function selectDeskCounts(
  tx: OperatorTx,
  deskId: string,
  month: string,
): Promise<z.infer<typeof DeskCounts>> {
  const { begin, end } = bounds(month);
  const { rows } = await sql`
    select
      (select count(*) from seekers as seeker
        join friends as friend on friend.operator_id = seeker.operator_id and friend.seeker_id = seeker.id
        where seeker.operator_id = ${tx.operatorId} and seeker.desk_id = ${deskId}
          and seeker.first_seen_at >= ${begin} and seeker.first_seen_at < ${end})::int as new_friends,
      (select count(*) from consultations
        where operator_id = ${tx.operatorId} and desk_id = ${deskId} and ordinal = 1
          and opened_at >= ${begin} and opened_at < ${end})::int as first_consultations`.execute(tx.db);
  return DeskCounts.parse(rows[0]);
}
