import { DeskRole, NotificationChoices, OperatorRole, type NotificationSubject } from '@tomoshibi/contract';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    notifications: {
      operator_id: string;
      id: string;
      staff_id: string;
      desk_id: string | null;
      kind: string;
      subject_kind: string | null;
      subject_id: string | null;
      urgent: boolean;
      times: number;
      at: Date;
      told_at: Date;
      told_by: string;
      read_at: Date | null;
    };
  }
}

/** Somebody who may be told, with what decides how. */
export interface Recipient {
  readonly staffId: string;
  readonly operatorRoles: readonly OperatorRole[];
  /** At the desk in question; null: none. */
  readonly deskRole: DeskRole | null;
  readonly allDeskRoles: readonly DeskRole[];
  /** null: has never chosen. */
  readonly choices: NotificationChoices | null;
  readonly mayHaveAddress: boolean;
  readonly pushDeviceIds: readonly string[];
}

const RecipientRow = z.object({
  id: z.string(),
  operator_roles: z.array(OperatorRole),
  role: DeskRole.nullable(),
  all_roles: z.array(DeskRole),
  choices: NotificationChoices.nullable(),
  has_address: z.boolean(),
  devices: z.array(z.string()),
});

/** Active staff, all of them or these; `deskId` null: whatever their desks. In the order of their ids. */
export async function selectRecipients(
  tx: OperatorTx,
  deskId: string | null,
  staffIds: readonly string[] | null,
): Promise<Recipient[]> {
  const { rows } = await sql`
    select staff.id, staff.operator_roles, member.role, preference.choices,
      preference.sealed_address is not null or staff.login like '%@%' as has_address,
      array(select distinct role from desk_members
        where operator_id = staff.operator_id and staff_id = staff.id) as all_roles,
      array(select id from push_devices
        where operator_id = staff.operator_id and staff_id = staff.id) as devices
    from staff
    left join desk_members as member
      on member.operator_id = staff.operator_id and member.staff_id = staff.id and member.desk_id = ${deskId}
    left join notification_preferences as preference
      on preference.operator_id = staff.operator_id and preference.staff_id = staff.id
    where staff.operator_id = ${tx.operatorId} and staff.state = 'active'
      and (${staffIds}::uuid[] is null or staff.id = any(${staffIds}::uuid[]))
      and (${deskId}::uuid is null or member.role is not null or staff.operator_roles <> '{}')
    order by staff.id`.execute(tx.db);
  return z
    .array(RecipientRow)
    .parse(rows)
    .map((row) => ({
      staffId: row.id,
      operatorRoles: row.operator_roles,
      deskRole: row.role,
      allDeskRoles: row.all_roles,
      choices: row.choices,
      mayHaveAddress: row.has_address,
      pushDeviceIds: row.devices,
    }));
}

export interface NewNotification {
  readonly deskId: string | null;
  readonly kind: string;
  readonly subject: NotificationSubject | null;
  readonly urgent: boolean;
  readonly at: Date;
  /** Push and mail are asked for again when they were last asked for before this. */
  readonly tellAgainBefore: Date;
  /** Ids for new rows, each with its person, in the order of the people. */
  readonly rows: readonly { readonly id: string; readonly staffId: string }[];
}

/** Adds to people's lists; who already has the matter unread has it counted up. Answers who is to be told by push and mail. */
export async function upsertNotifications(
  tx: OperatorTx,
  wanted: NewNotification,
): Promise<{ id: string; staffId: string }[]> {
  const { rows } = await sql<{ id: string; staff_id: string; told_by: string }>`
    insert into notifications as known
      (operator_id, id, staff_id, desk_id, kind, subject_kind, subject_id, urgent, at, told_at, told_by)
    select ${tx.operatorId}, wanted.id, wanted.staff_id, ${wanted.deskId}, ${wanted.kind},
      ${wanted.subject?.kind ?? null}, ${wanted.subject?.id ?? null}, ${wanted.urgent}, ${wanted.at}, ${wanted.at},
      wanted.id
    from unnest(${wanted.rows.map(({ id }) => id)}::uuid[], ${wanted.rows.map(({ staffId }) => staffId)}::uuid[])
      as wanted (id, staff_id)
    on conflict (operator_id, staff_id, desk_id, kind, subject_id) where read_at is null do update set
      times = known.times + 1,
      at = excluded.at,
      urgent = known.urgent or excluded.urgent,
      told_by = case when known.told_at <= ${wanted.tellAgainBefore} or excluded.urgent and not known.urgent
        then excluded.told_by else known.told_by end,
      told_at = case when known.told_at <= ${wanted.tellAgainBefore} or excluded.urgent and not known.urgent
        then excluded.told_at else known.told_at end
    returning id, staff_id, told_by`.execute(tx.db);
  const mine = new Set(wanted.rows.map(({ id }) => id));
  return rows.filter((row) => mine.has(row.told_by)).map((row) => ({ id: row.id, staffId: row.staff_id }));
}

/** Rows somebody else is working on are left for the next time. */
export async function deleteOldNotifications(
  tx: OperatorTx,
  staffIds: readonly string[],
  before: Date,
): Promise<void> {
  await sql`
    delete from notifications where operator_id = ${tx.operatorId} and id in (
      select id from notifications
      where operator_id = ${tx.operatorId} and staff_id = any(${staffIds}::uuid[]) and at < ${before}
      limit 500 for update skip locked)`.execute(tx.db);
}

export type NotificationRow = Omit<
  Selectable<Tables['notifications']>,
  'operator_id' | 'told_at' | 'told_by'
> & {
  desk_name: string | null;
};

const withDesk = (tx: OperatorTx, staffId: string) =>
  tx.db
    .selectFrom('notifications as row')
    .leftJoin('desks', (join) =>
      join.onRef('desks.operator_id', '=', 'row.operator_id').onRef('desks.id', '=', 'row.desk_id'),
    )
    .select(['row.id', 'row.staff_id', 'row.desk_id', 'row.kind', 'row.subject_kind', 'row.subject_id'])
    .select(['row.urgent', 'row.times', 'row.at', 'row.read_at', 'desks.name as desk_name'])
    .where('row.operator_id', '=', tx.operatorId)
    .where('row.staff_id', '=', staffId);

/** Newest first; `before` is the last one of the page before. */
export async function selectNotifications(
  tx: OperatorTx,
  staffId: string,
  page: { before: string | null; limit: number },
): Promise<NotificationRow[]> {
  let query = withDesk(tx, staffId).orderBy('row.at', 'desc').orderBy('row.id', 'desc').limit(page.limit);
  if (page.before)
    query = query.where(
      sql<boolean>`(row.at, row.id) < (select at, id from notifications
        where operator_id = ${tx.operatorId} and staff_id = ${staffId} and id = ${page.before})`,
    );
  return query.execute();
}

export async function selectNotification(
  tx: OperatorTx,
  staffId: string,
  id: string,
): Promise<NotificationRow | undefined> {
  return withDesk(tx, staffId).where('row.id', '=', id).executeTakeFirst();
}

export async function countUnread(tx: OperatorTx, staffId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('notifications')
    .select((each) => each.fn.countAll<number>().as('unread'))
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.unread;
}

/** Marks as read: one, or all up to a time. How many were unread. */
export async function markRead(
  tx: OperatorTx,
  staffId: string,
  which: { readonly id: string } | { readonly until: Date },
  at: Date,
): Promise<number> {
  let query = tx.db
    .updateTable('notifications')
    .set({ read_at: at })
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .where('read_at', 'is', null);
  query = 'id' in which ? query.where('id', '=', which.id) : query.where('at', '<=', which.until);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Marks a matter as read for everybody, or for one; answers whose lists changed. */
export async function markSubjectRead(
  tx: OperatorTx,
  matter: { subjectId: string; kinds: readonly string[] | null; staffId: string | null; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    update notifications set read_at = ${matter.at}
    where operator_id = ${tx.operatorId} and id in (
      select id from notifications
      where operator_id = ${tx.operatorId} and subject_id = ${matter.subjectId} and read_at is null
        and (${matter.kinds}::text[] is null or kind = any(${matter.kinds}::text[]))
        and (${matter.staffId}::uuid is null or staff_id = ${matter.staffId}::uuid)
      order by staff_id, id for update)
    returning staff_id`.execute(tx.db);
  return [...new Set(rows.map((row) => row.staff_id))];
}
