import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

/** What waits at one operator's desks; times are those of the oldest, null where nothing waits. */
export interface Backlog {
  readonly oldestWaiting: Date | null;
  readonly oldestUnanswered: Date | null;
  readonly oldestUnsent: Date | null;
  readonly failedTalks: number;
  readonly unknownTalks: number;
  readonly inboxPending: number;
  readonly inboxOldest: Date | null;
}

export async function selectBacklog({ db, operatorId }: OperatorTx): Promise<Backlog> {
  const talks = await db
    .selectFrom('consultations')
    .where('operator_id', '=', operatorId)
    .where('state', '<>', 'closed')
    .select(({ fn }) => [
      fn.min('waiting_since').filterWhere('state', '=', 'waiting').as('oldestWaiting'),
      fn.min('unanswered_since').as('oldestUnanswered'),
      fn.countAll<number>().filterWhere('attention', '=', 'failed').as('failedTalks'),
      fn.countAll<number>().filterWhere('attention', '=', 'unknown').as('unknownTalks'),
    ])
    .executeTakeFirstOrThrow();
  const unsent = await db
    .selectFrom('outbox')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.operator_id', '=', 'outbox.operator_id')
        .onRef('messages.id', '=', 'outbox.message_id'),
    )
    .where('outbox.operator_id', '=', operatorId)
    .where('messages.delivery_state', 'in', ['queued', 'sending'])
    .select(({ fn }) => fn.min('messages.sent_at').as('oldestUnsent'))
    .executeTakeFirstOrThrow();
  const inbox = await db
    .selectFrom('line_events')
    .where('operator_id', '=', operatorId)
    .where('state', '=', sql.lit('pending'))
    .select(({ fn }) => [fn.countAll<number>().as('inboxPending'), fn.min('received_at').as('inboxOldest')])
    .executeTakeFirstOrThrow();
  return { ...talks, ...unsent, ...inbox };
}
