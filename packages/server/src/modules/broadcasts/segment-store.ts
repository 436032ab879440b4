import type { BroadcastSegment } from '@tomoshibi/contract';
import { sql, type RawBuilder } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A condition on `seeker`, or null where the part of the segment leaves everybody in. */
type SegmentPart = (segment: BroadcastSegment, now: Date) => RawBuilder<unknown> | null;

const wroteSince = (since: Date) => sql`exists (
  select from consultations talk
  where talk.operator_id = seeker.operator_id and talk.seeker_id = seeker.id and talk.last_message_at >= ${since})`;

/** Every part narrows by itself; a new one is added here and in the contract's BroadcastSegment. */
const SEGMENT_PARTS: readonly SegmentPart[] = [
  ({ contact, days }, now) => {
    const since = new Date(now.getTime() - days * DAY_MS);
    if (contact === 'within') return wroteSince(since);
    return contact === 'before' ? sql`seeker.consultations > 0 and not ${wroteSince(since)}` : null;
  },
  ({ consultations }) => {
    if (consultations === 'never') return sql`seeker.consultations = 0`;
    return consultations === 'had' ? sql`seeker.consultations > 0` : null;
  },
  ({ form }) => {
    if (form === 'any') return null;
    const chose = (which: RawBuilder<unknown>) => sql`exists (
      select from seeker_forms chosen
      where chosen.operator_id = seeker.operator_id and chosen.seeker_id = seeker.id and ${which})`;
    return form === 'standard'
      ? sql`not ${chose(sql`chosen.form <> 'standard'`)}`
      : chose(sql`chosen.form = ${form}`);
  },
  ({ tag }) =>
    tag === ''
      ? null
      : sql`exists (
          select from seeker_tags tagged
          where tagged.operator_id = seeker.operator_id and tagged.seeker_id = seeker.id and tagged.tag = ${tag})`,
  ({ openTalks }) =>
    openTalks === 'include'
      ? null
      : sql`not exists (
          select from consultations talk
          where talk.operator_id = seeker.operator_id and talk.seeker_id = seeker.id and talk.state <> 'closed')`,
];

interface Wanted {
  readonly deskId: string;
  readonly segment: BroadcastSegment;
  /** What `days` is counted back from. */
  readonly at: Date;
}

/** The friends of a desk that a segment holds: following, not blocked, reachable by LINE. */
function inSegment(tx: OperatorTx, { deskId, segment, at }: Wanted): RawBuilder<unknown> {
  const parts = SEGMENT_PARTS.flatMap((part) => part(segment, at) ?? []);
  return sql`
    from friends friend
    join seekers seeker on seeker.operator_id = friend.operator_id and seeker.id = friend.seeker_id
    where ${sql.join(
      [
        sql`friend.operator_id = ${tx.operatorId}`,
        sql`friend.desk_id = ${deskId}`,
        sql`friend.state = 'following'`,
        sql`seeker.sealed_line_user_id is not null`,
        ...parts,
      ],
      sql` and `,
    )}`;
}

export async function countSegment(tx: OperatorTx, wanted: Wanted): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${inSegment(tx, wanted)}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** The next people of a segment in the order of their ids, after the last one of the page before. */
export async function selectSegmentPage(
  tx: OperatorTx,
  wanted: Wanted & { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select friend.seeker_id as id ${inSegment(tx, wanted)}
      ${wanted.after === null ? sql`` : sql`and friend.seeker_id > ${wanted.after}`}
    order by friend.seeker_id limit ${wanted.limit}`.execute(tx.db);
  return rows.map(({ id }) => id);
}
