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
  const messages = new Map<string, { deskId: string; consultationId: string }>();
  for (const { message_id: id, consultation_id: consultationId, desk_id: deskId } of rows)
    if (id && consultationId) messages.set(id, { deskId, consultationId });
  if (messages.size === 0) return;
  await updateMessages(tx, [...messages.keys()], change);
  const talks = new Map([...messages.values()].map((row) => [row.consultationId, row.deskId]));
  for (const id of [...talks.keys()].sort())
    await updateConsultation(tx, id, { attention: await selectAttention(tx, id) });
  await announce(tx, context, [
    ...[...messages].map(
      ([messageId, { deskId, consultationId }]) =>
        ({ kind: 'message', deskId, consultationId, messageId }) as const,
    ),
    ...[...talks].map(
      ([consultationId, deskId]) => ({ kind: 'consultation', deskId, consultationId }) as const,
    ),
  ]);
}
