import type { Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { MessageRow } from '../../platform/db/tables.ts';
import type { DeskEvent } from '../live/index.ts';
import { refreshAttention, updateMessages } from '../talks/index.ts';
import type { OutboxRow } from './outbox-store.ts';

type Belonging = Pick<OutboxRow, 'message_id' | 'consultation_id'>;

/** Writes what became of messages; the consultation shows what waits for a person. Answers what is to be announced. */
export async function markMessages(
  tx: OperatorTx,
  rows: readonly Belonging[],
  change: Updateable<Omit<MessageRow, 'id' | 'operator_id'>>,
): Promise<DeskEvent[]> {
  const messages = new Map<string, string>();
  for (const { message_id: id, consultation_id: consultationId } of rows)
    if (id && consultationId) messages.set(id, consultationId);
  if (messages.size === 0) return [];
  await updateMessages(tx, [...messages.keys()], change);
  // A talk may have gone to another desk than the one whose LINE account it goes by.
  const deskOf = await refreshAttention(tx, [...new Set(messages.values())]);
  return [
    ...[...messages].flatMap(([messageId, consultationId]): DeskEvent[] => {
      const deskId = deskOf.get(consultationId);
      return deskId === undefined ? [] : [{ kind: 'message', deskId, consultationId, messageId }];
    }),
    ...[...deskOf].map(
      ([consultationId, deskId]) => ({ kind: 'consultation', deskId, consultationId }) as const,
    ),
  ];
}
