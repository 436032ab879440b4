import { sql, type Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    flow_runs: {
      operator_id: string;
      consultation_id: string;
      desk_id: string;
      version_id: string;
      sealed_state: Buffer;
      wait_until: Date | null;
      begun_at: Date;
    };
    flow_steps: {
      operator_id: string;
      consultation_id: string;
      number: number;
      node: string;
      at: Date;
      message_id: string | null;
    };
  }
}

export type RunRow = Selectable<Tables['flow_runs']>;

/** The runs of these talks; the talks' locks hold them still. */
export async function selectRuns(tx: OperatorTx, consultationIds: readonly string[]): Promise<RunRow[]> {
  if (consultationIds.length === 0) return [];
  return tx.db
    .selectFrom('flow_runs')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', 'in', consultationIds)
    .execute();
}

export async function upsertRuns(tx: OperatorTx, rows: readonly RunRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insertInto('flow_runs')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['operator_id', 'consultation_id']).doUpdateSet((row) => ({
        version_id: row.ref('excluded.version_id'),
        sealed_state: row.ref('excluded.sealed_state'),
        wait_until: row.ref('excluded.wait_until'),
      })),
    )
    .execute();
}

export interface NewStep {
  readonly consultationId: string;
  readonly node: string;
  readonly at: Date;
  readonly messageId: string | null;
}

/** Writes down steps in order, after those a talk has already. */
export async function insertSteps(tx: OperatorTx, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  const ids = [...new Set(steps.map(({ consultationId }) => consultationId))];
  const result = await sql<{ consultation_id: string; last: number }>`
    select consultation_id, max(number) as last from flow_steps
    where operator_id = ${tx.operatorId} and consultation_id = any(${ids}::uuid[])
    group by consultation_id`.execute(tx.db);
  const numbers = new Map(result.rows.map((row) => [row.consultation_id, row.last]));
  const columns = {
    operator_id: 'uuid',
    consultation_id: 'uuid',
    number: 'integer',
    node: 'text',
    at: 'timestamptz',
    message_id: 'uuid',
  } as const;
  await insertRows(
    tx,
    'flow_steps',
    columns,
    steps.map(({ consultationId, node, at, messageId }) => {
      const number = (numbers.get(consultationId) ?? 0) + 1;
      numbers.set(consultationId, number);
      return {
        operator_id: tx.operatorId,
        consultation_id: consultationId,
        number,
        node,
        at,
        message_id: messageId,
      };
    }),
  );
}

/** Talks at a desk's account whose wait is over, oldest first, and when the next one is. */
export async function selectElapsed(
  tx: OperatorTx,
  deskId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<{ consultationIds: string[]; nextAt: Date | null }> {
  const result = await sql<{ consultation_id: string; wait_until: Date }>`
    select consultation_id, wait_until from flow_runs
    where operator_id = ${tx.operatorId} and desk_id = ${deskId} and wait_until is not null
    order by wait_until limit ${limit}`.execute(tx.db);
  const due = result.rows.filter((row) => row.wait_until <= now);
  const next = result.rows.find((row) => row.wait_until > now);
  return { consultationIds: due.map((row) => row.consultation_id), nextAt: next?.wait_until ?? null };
}

export async function countSteps(tx: OperatorTx, consultationId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('flow_steps')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function endWait(tx: OperatorTx, consultationId: string): Promise<void> {
  await tx.db
    .updateTable('flow_runs')
    .set({ wait_until: null })
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .execute();
}
