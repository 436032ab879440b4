import type { Updateable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { MessageRow } from '../../platform/db/tables.ts';
import type { DeskEvent } from '../live/index.ts';
import { refreshAttention, updateMessages } from '../talks/index.ts';
import type { OutboxRow } from './outbox-store.ts';

type Belonging = Pick<OutboxRow, 'message_id' | 'consultation_id' | 'desk_id'>;

/** Writes what became of messages; the consultation shows what waits for a person. Answers what is to be announced. */
export async function markMessages(
  tx: OperatorTx,
  rows: readonly Belonging[],
  change: Updateable<Omit<MessageRow, 'id' | 'operator_id'>>,
): Promise<DeskEvent[]> {
  const messages = new Map<string, { deskId: string; consultationId: string }>();
  for (const { message_id: id, consultation_id: consultationId, desk_id: deskId } of rows)
    if (id && consultationId) messages.set(id, { deskId, consultationId });
  if (messages.size === 0) return [];
  await updateMessages(tx, [...messages.keys()], change);
  const talks = new Map([...messages.values()].map((row) => [row.consultationId, row.deskId]));
  await refreshAttention(tx, [...talks.keys()]);
  return [
    ...[...messages].map(([messageId, belonging]) => ({ kind: 'message' as const, ...belonging, messageId })),
    ...[...talks].map(([consultationId, deskId]) => ({
      kind: 'consultation' as const,
      deskId,
      consultationId,
    })),
  ];
}
