import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { lineUserIndex, lineUserPlace } from '../../src/modules/seekers/index.ts';
import type { LineDesk } from './line-desk.ts';

const ROWS = 5_000;

/** Enters people who follow the desk already, as if their follow events had come; answers in the order given. */
export async function enterFriends(
  { test, operator }: Pick<LineDesk, 'test' | 'operator'>,
  userIds: readonly string[],
): Promise<string[]> {
  const keys = await test.context.keys(operator.operatorId);
  const { deskId } = operator.desk;
  const now = test.clock.now();
  const ids = userIds.map(() => randomUUID());
  for (let from = 0; from < userIds.length; from += ROWS) {
    const page = ids.slice(from, from + ROWS);
    const people = userIds.slice(from, from + ROWS);
    const indexes = people.map((userId) => lineUserIndex(keys, userId));
    const sealed = people.map((userId, index) => keys.seal(lineUserPlace(page[index] ?? ''), userId));
    await test.context.db.tenant(operator.operatorId, async (tx) => {
      await sql`
        insert into seekers (operator_id, desk_id, id, line_user_index, sealed_line_user_id, pseudonym, first_seen_at)
        select ${tx.operatorId}, ${deskId}, person.*, 'もみじ 1', ${now}
        from unnest(${page}::uuid[], ${indexes}::bytea[], ${sealed}::bytea[]) as person`.execute(tx.db);
      await sql`
        insert into friends (operator_id, desk_id, seeker_id, state, changed_at)
        select ${tx.operatorId}, ${deskId}, id, 'following', ${now} from unnest(${page}::uuid[]) as id`.execute(
        tx.db,
      );
    });
  }
  return ids;
}

/** That many new friends, known to LINE and to the desk; answers with their LINE ids. */
export async function addFriends(desk: LineDesk, count: number): Promise<string[]> {
  const userIds = await desk.line.control.addFriends(desk.channelId, count);
  await enterFriends(desk, userIds);
  return userIds;
}
