import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    seeker_tags: {
      operator_id: string;
      seeker_id: string;
      desk_id: string;
      tag: string;
      set_by: string;
      set_at: Date;
    };
  }
}

/** Tags of a person, in the order of their letters. */
export async function selectTags(tx: OperatorTx, seekerId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('seeker_tags')
    .select('tag')
    .where('operator_id', '=', tx.operatorId)
    .where('seeker_id', '=', seekerId)
    .orderBy('tag')
    .execute();
  return rows.map(({ tag }) => tag);
}

/** Tags in use among the people of a desk's account, the most frequent first. */
export async function countTags(tx: OperatorTx, deskId: string): Promise<{ tag: string; people: number }[]> {
  const { rows } = await sql<{ tag: string; people: number }>`
    select tag, count(*)::int as people from seeker_tags
    where operator_id = ${tx.operatorId} and desk_id = ${deskId}
    group by tag order by count(*) desc, tag`.execute(tx.db);
  return rows;
}

/** Makes a person's tags these and no others; who set one that stays is kept. */
export async function replaceTags(
  tx: OperatorTx,
  person: { seekerId: string; deskId: string },
  { tags, by, at }: { tags: readonly string[]; by: string; at: Date },
): Promise<void> {
  const { seekerId, deskId } = person;
  await sql`delete from seeker_tags
    where operator_id = ${tx.operatorId} and seeker_id = ${seekerId} and tag <> all(${tags}::text[])`.execute(
    tx.db,
  );
  await sql`insert into seeker_tags (operator_id, seeker_id, desk_id, tag, set_by, set_at)
    select ${tx.operatorId}, ${seekerId}, ${deskId}, tag, ${by}, ${at} from unnest(${tags}::text[]) as tag
    on conflict do nothing`.execute(tx.db);
}
