import type { AlertDecision, AlertLevel, AlertStage, AlertStep } from '@tomoshibi/contract';
import { sql, type Generated, type Selectable, type Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { ConsultationRow, Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    alerts: {
      operator_id: string;
      id: string;
      desk_id: string;
      seeker_id: string;
      consultation_id: string;
      level: AlertLevel;
      likely_false: boolean;
      raised_at: Date;
      last_hit_at: Date;
      hits: number;
      stage: AlertStage;
      owner_id: string | null;
      seen_at: Date | null;
      seen_by: string | null;
      unseen_since: Date | null;
      told_at: Date | null;
      decided_at: Date | null;
      decided_by: string | null;
      decision: AlertDecision | null;
      sealed_note: Buffer | null;
    };
    alert_steps: {
      operator_id: string;
      id: string;
      alert_id: string;
      at: Date;
      kind: AlertStep['kind'];
      level: AlertLevel;
      stage: AlertStage;
      by_id: string | null;
      told_staff: Generated<string[]>;
      told_contacts: Generated<string[]>;
    };
  }
}

export type AlertRow = Selectable<Tables['alerts']>;
/** An alert with what its presentation needs of the talk and of people. */
export type AlertView = AlertRow & {
  pseudonym: string;
  state: ConsultationRow['state'];
  assignee_id: string | null;
  assignee_name: string | null;
  wrapped_key: Buffer;
  owner_name: string | null;
  decider_name: string | null;
};

type ViewFilter =
  | { readonly openAt: string }
  | {
      readonly decidedAt: string;
      readonly before: string | null;
      readonly limit: number;
    }
  | { readonly consultationId: string }
  | { readonly id: string };

/** The gravest first, doubtful ones last, then the oldest first. */
const BY_NEED = sql`alert.likely_false,
  array_position(array['urgent', 'high', 'medium'], alert.level), alert.raised_at, alert.id`;

function viewCondition(filter: ViewFilter) {
  if ('openAt' in filter)
    return sql`alert.desk_id = ${filter.openAt} and alert.decided_at is null order by ${BY_NEED}`;
  if ('decidedAt' in filter) {
    const before = filter.before ? sql`and alert.id < ${filter.before}` : sql``;
    return sql`alert.desk_id = ${filter.decidedAt} and alert.decided_at is not null ${before}
      order by alert.id desc limit ${filter.limit}`;
  }
  if ('consultationId' in filter)
    return sql`alert.consultation_id = ${filter.consultationId} order by alert.id desc`;
  return sql`alert.id = ${filter.id}`;
}

export async function selectAlertViews(tx: OperatorTx, filter: ViewFilter): Promise<AlertView[]> {
  const result = await sql<AlertView>`
    select alert.*, seeker.pseudonym, talk.state, talk.assignee_id, talk.wrapped_key,
      assignee.name as assignee_name, owner.name as owner_name, decider.name as decider_name
    from alerts alert
    join consultations talk on talk.operator_id = alert.operator_id and talk.id = alert.consultation_id
    join seekers seeker on seeker.operator_id = alert.operator_id and seeker.id = alert.seeker_id
    left join staff assignee on assignee.operator_id = alert.operator_id and assignee.id = talk.assignee_id
    left join staff owner on owner.operator_id = alert.operator_id and owner.id = alert.owner_id
    left join staff decider on decider.operator_id = alert.operator_id and decider.id = alert.decided_by
    where alert.operator_id = ${tx.operatorId} and ${viewCondition(filter)}`.execute(tx.db);
  return result.rows;
}

/** Locks the undecided alerts of these consultations, which the caller has locked before. */
export async function lockOpenAlerts(
  tx: OperatorTx,
  consultationIds: readonly string[],
): Promise<AlertRow[]> {
  return tx.db
    .selectFrom('alerts')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', 'in', consultationIds)
    .where('decided_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Where an alert's consultation is found, so that it is locked before the alert. */
export async function selectAlertPlace(tx: OperatorTx, id: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('alerts')
    .select('consultation_id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.consultation_id ?? null;
}

export async function lockAlert(tx: OperatorTx, id: string): Promise<AlertRow | undefined> {
  return tx.db
    .selectFrom('alerts')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Undecided alerts of a desk that the clock may move. */
export async function selectClimbing(tx: OperatorTx, deskId: string): Promise<AlertRow[]> {
  return tx.db
    .selectFrom('alerts')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('decided_at', 'is', null)
    .where('likely_false', '=', false)
    .orderBy('id')
    .execute();
}

const NEW_ALERT = {
  operator_id: 'uuid',
  id: 'uuid',
  desk_id: 'uuid',
  seeker_id: 'uuid',
  consultation_id: 'uuid',
  level: 'text',
  likely_false: 'boolean',
  raised_at: 'timestamptz',
  last_hit_at: 'timestamptz',
  hits: 'integer',
  stage: 'text',
  unseen_since: 'timestamptz',
} as const;

export async function insertAlerts(
  tx: OperatorTx,
  rows: readonly Pick<AlertRow, keyof typeof NEW_ALERT>[],
): Promise<void> {
  await insertRows(tx, 'alerts', NEW_ALERT, rows);
}

type Grown = Pick<
  AlertRow,
  | 'id'
  | 'level'
  | 'likely_false'
  | 'last_hit_at'
  | 'hits'
  | 'seen_at'
  | 'seen_by'
  | 'unseen_since'
  | 'told_at'
>;

/** Writes what new hits made of alerts, in one statement. */
export async function updateGrown(tx: OperatorTx, rows: readonly Grown[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update alerts set level = new.level, likely_false = new.likely_false, last_hit_at = new.last_hit_at,
      hits = new.hits, seen_at = new.seen_at, seen_by = new.seen_by, unseen_since = new.unseen_since,
      told_at = new.told_at
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.level)}::text[],
      ${rows.map((row) => row.likely_false)}::boolean[], ${rows.map((row) => row.last_hit_at)}::timestamptz[],
      ${rows.map((row) => row.hits)}::integer[], ${rows.map((row) => row.seen_at)}::timestamptz[],
      ${rows.map((row) => row.seen_by)}::uuid[], ${rows.map((row) => row.unseen_since)}::timestamptz[],
      ${rows.map((row) => row.told_at)}::timestamptz[]
    ) as new (id, level, likely_false, last_hit_at, hits, seen_at, seen_by, unseen_since, told_at)
    where alerts.operator_id = ${tx.operatorId} and alerts.id = new.id`.execute(tx.db);
}

export async function updateAlert(
  tx: OperatorTx,
  id: string,
  change: Updateable<Omit<Tables['alerts'], 'id' | 'operator_id'>>,
): Promise<void> {
  await tx.db
    .updateTable('alerts')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

type StepRow = Selectable<Tables['alert_steps']>;
export type NewStep = Omit<StepRow, 'operator_id' | 'told_staff' | 'told_contacts' | 'by_id'> & {
  readonly by_id?: string;
  readonly told_staff?: readonly string[];
  readonly told_contacts?: readonly string[];
};

export async function insertSteps(tx: OperatorTx, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.db
    .insertInto('alert_steps')
    .values(
      steps.map((step) => ({
        ...step,
        operator_id: tx.operatorId,
        by_id: step.by_id ?? null,
        told_staff: [...(step.told_staff ?? [])],
        told_contacts: [...(step.told_contacts ?? [])],
      })),
    )
    .execute();
}

export type StepView = StepRow & {
  by_name: string | null;
  staff: readonly { id: string; name: string }[];
  contacts: readonly { id: string; sealed_name: Buffer }[];
};

/** What happened to these alerts, oldest first, with the names of those who were told. */
export async function selectSteps(tx: OperatorTx, alertIds: readonly string[]): Promise<StepView[]> {
  if (alertIds.length === 0) return [];
  const steps = await tx.db
    .selectFrom('alert_steps')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'alert_steps.operator_id')
        .onRef('staff.id', '=', 'alert_steps.by_id'),
    )
    .selectAll('alert_steps')
    .select('staff.name as by_name')
    .where('alert_steps.operator_id', '=', tx.operatorId)
    .where('alert_steps.alert_id', 'in', alertIds)
    .orderBy('alert_steps.id')
    .execute();
  const staffIds = [...new Set(steps.flatMap((step) => step.told_staff))];
  const contactIds = [...new Set(steps.flatMap((step) => step.told_contacts))];
  const staff = await sql<{ id: string; name: string }>`select id, name from staff
    where operator_id = ${tx.operatorId} and id = any(${staffIds}::uuid[])`.execute(tx.db);
  const contacts = await sql<{ id: string; sealed_name: Buffer }>`select id, sealed_name from alert_contacts
    where operator_id = ${tx.operatorId} and id = any(${contactIds}::uuid[])`.execute(tx.db);
  return steps.map((step) => ({
    ...step,
    staff: staff.rows.filter((row) => step.told_staff.includes(row.id)),
    contacts: contacts.rows.filter((row) => step.told_contacts.includes(row.id)),
  }));
}

/** Consultations of a desk with an open alert: the higher the number, the graver; doubtful ones come last. */
export async function selectRaised(tx: OperatorTx, deskId: string): Promise<Map<string, number>> {
  const result = await sql<{ consultation_id: string; raised: number }>`
    select consultation_id,
      case when likely_false then 1 else array_position(array['medium', 'high', 'urgent'], level) + 1 end as raised
    from alerts
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and decided_at is null`.execute(tx.db);
  return new Map(result.rows.map((row) => [row.consultation_id, row.raised]));
}

/** Puts a talk's undecided alert at another desk; answers whether there was one. */
export async function moveOpenAlerts(
  tx: OperatorTx,
  consultationId: string,
  deskId: string,
): Promise<boolean> {
  const result = await tx.db
    .updateTable('alerts')
    .set({ desk_id: deskId })
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
