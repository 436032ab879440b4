import type { Updateable } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { MessageRow } from '../../platform/db/tables.ts';
import { announce, type DeskEvent } from '../live/index.ts';
import { selectAttention, updateConsultation, updateMessages } from '../talks/index.ts';
import type { OutboxRow } from './outbox-store.ts';

type Belonging = Pick<OutboxRow, 'message_id' | 'consultation_id'>;

/** Writes what became of messages and tells the consoles; the consultation shows what waits for a person. */
export async function markMessages(
  tx: OperatorTx,
  context: Context,
  rows: readonly Belonging[],
  change: Updateable<Omit<MessageRow, 'id' | 'operator_id'>>,
): Promise<void> {
  const messages = new Map<string, string>();
  for (const { message_id: id, consultation_id: consultationId } of rows)
    if (id && consultationId) messages.set(id, consultationId);
  if (messages.size === 0) return;
  await updateMessages(tx, [...messages.keys()], change);
  // A talk may have gone to another desk than the one whose LINE account it goes by.
  const deskOf = new Map<string, string>();
  for (const id of [...new Set(messages.values())].sort()) {
    const { deskId } = await updateConsultation(tx, id, { attention: await selectAttention(tx, id) });
    deskOf.set(id, deskId);
  }
  const events = [...messages].map(([messageId, consultationId]) => ({ messageId, consultationId }));
  await announce(tx, context, [
    ...events.flatMap(({ messageId, consultationId }): DeskEvent[] => {
      const deskId = deskOf.get(consultationId);
      return deskId === undefined ? [] : [{ kind: 'message', deskId, consultationId, messageId }];
    }),
    ...[...deskOf].map(
      ([consultationId, deskId]) => ({ kind: 'consultation', deskId, consultationId }) as const,
    ),
  ]);
}
