import { sql, type ColumnType, type Generated, type Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

type Words = Record<string, string>;
/** jsonb: read as it is, written as JSON. */
type Json<T> = ColumnType<T, string, string>;

declare module '../../platform/db/tables.ts' {
  interface Tables {
    hotlines: {
      operator_id: string;
      id: string;
      number: string;
      names: Json<Words>;
      hours: Json<Words>;
      cost: 'free' | 'paid' | 'unknown';
      region: string;
      audiences: string[];
      languages: string[];
      source_url: string;
      active: Generated<boolean>;
      checked_at: Date | null;
      checked_by: string | null;
      version: Generated<number>;
      created_at: Date;
    };
    desk_hotlines: { operator_id: string; desk_id: string; hotline_id: string; position: number };
  }
}

type Row = Selectable<Tables['hotlines']>;
export type HotlineRow = Omit<Row, 'operator_id'>;
export type HotlineView = HotlineRow & { checked_by_name: string | null };

function views(tx: OperatorTx) {
  return tx.db
    .selectFrom('hotlines')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'hotlines.operator_id')
        .onRef('staff.id', '=', 'hotlines.checked_by'),
    )
    .selectAll('hotlines')
    .select('staff.name as checked_by_name')
    .where('hotlines.operator_id', '=', tx.operatorId);
}

export async function selectHotlines(tx: OperatorTx): Promise<HotlineView[]> {
  return views(tx).orderBy('hotlines.number').execute();
}

export async function selectHotline(tx: OperatorTx, id: string): Promise<HotlineView | undefined> {
  return views(tx).where('hotlines.id', '=', id).executeTakeFirst();
}

/** Locks a line against other changes. */
export async function lockHotline(tx: OperatorTx, id: string): Promise<HotlineRow | undefined> {
  return tx.db
    .selectFrom('hotlines')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertHotline(
  tx: OperatorTx,
  row: Omit<HotlineRow, 'version' | 'active'>,
): Promise<void> {
  await tx.db
    .insertInto('hotlines')
    .values({
      ...row,
      names: JSON.stringify(row.names),
      hours: JSON.stringify(row.hours),
      operator_id: tx.operatorId,
    })
    .execute();
}

/** Writes the change and raises the version. */
export async function updateHotlineRow(
  tx: OperatorTx,
  id: string,
  change: Partial<Omit<HotlineRow, 'id' | 'version' | 'created_at'>>,
): Promise<void> {
  const { names, hours, ...rest } = change;
  await tx.db
    .updateTable('hotlines')
    .set({
      ...rest,
      ...(names ? { names: JSON.stringify(names) } : {}),
      ...(hours ? { hours: JSON.stringify(hours) } : {}),
    })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** The lines a desk names in its texts, in its order; those no longer in use are left out unless asked for. */
export async function selectDeskHotlines(tx: OperatorTx, deskId: string): Promise<HotlineView[]> {
  return views(tx)
    .innerJoin('desk_hotlines as chosen', (join) =>
      join
        .onRef('chosen.operator_id', '=', 'hotlines.operator_id')
        .onRef('chosen.hotline_id', '=', 'hotlines.id'),
    )
    .where('chosen.desk_id', '=', deskId)
    .where('hotlines.active', '=', true)
    .orderBy('chosen.position')
    .execute();
}

/** Desks that name a line. */
export async function selectDesksOfHotline(tx: OperatorTx, hotlineId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('desk_hotlines')
    .select('desk_id')
    .where('operator_id', '=', tx.operatorId)
    .where('hotline_id', '=', hotlineId)
    .execute();
  return rows.map((row) => row.desk_id);
}

export async function replaceDeskHotlines(
  tx: OperatorTx,
  deskId: string,
  hotlineIds: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('desk_hotlines')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .execute();
  if (hotlineIds.length === 0) return;
  await sql`
    insert into desk_hotlines (operator_id, desk_id, hotline_id, position)
    select ${tx.operatorId}, ${deskId}, chosen.id, chosen.position
    from unnest(${[...hotlineIds]}::uuid[]) with ordinality as chosen (id, position)`.execute(tx.db);
}
