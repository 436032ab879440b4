import type { Updateable } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { MessageRow } from '../../platform/db/tables.ts';
import { announce } from '../live/index.ts';
import { selectAttention, updateConsultation, updateMessages } from '../talks/index.ts';
import type { OutboxRow } from './outbox-store.ts';

type Belonging = Pick<OutboxRow, 'message_id' | 'consultation_id' | 'desk_id'>;

/** Writes what became of messages and tells the consoles; the consultation shows what waits for a person. */
export async function markMessages(
  tx: OperatorTx,
  context: Context,
  rows: readonly Belonging[],
  change: Updateable<Omit<MessageRow, 'id' | 'operator_id'>>,
): Promise<void> {
  const messages = new Map(rows.map((row) => [row.message_id, row]));
  await updateMessages(tx, [...messages.keys()], change);
  const talks = new Map(rows.map((row) => [row.consultation_id, row.desk_id]));
  for (const id of [...talks.keys()].sort())
    await updateConsultation(tx, id, { attention: await selectAttention(tx, id) });
  await announce(tx, context, [
    ...[...messages].map(
      ([messageId, row]) =>
        ({ kind: 'message', deskId: row.desk_id, consultationId: row.consultation_id, messageId }) as const,
    ),
    ...[...talks].map(
      ([consultationId, deskId]) => ({ kind: 'consultation', deskId, consultationId }) as const,
    ),
  ]);
}
