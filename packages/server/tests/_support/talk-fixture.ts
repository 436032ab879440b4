import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { TestOperator } from './people.ts';

/** An active consultation of the counselor at the first desk, with one message of the seeker. */
export async function insertTalk(
  app: Pick<TestApp, 'context'>,
  operator: TestOperator,
): Promise<{ consultationId: string; messageId: string; seekerId: string }> {
  const { clock, db, keys } = app.context;
  const operatorKeys = await keys(operator.operatorId);
  const ids = { consultationId: randomUUID(), messageId: randomUUID(), seekerId: randomUUID() };
  const now = clock.now();
  const at = { operator_id: operator.operatorId, desk_id: operator.desk.deskId };
  const { key, wrapped } = operatorKeys.newConsultationKey(ids.consultationId);
  await db.tenant(operator.operatorId, async (tx) => {
    await tx.db
      .insertInto('seekers')
      .values({ ...at, id: ids.seekerId, pseudonym: 'あかり-1', consultations: 1, first_seen_at: now })
      .execute();
    await tx.db
      .insertInto('consultations')
      .values({
        ...at,
        id: ids.consultationId,
        seeker_id: ids.seekerId,
        ordinal: 1,
        state: 'active',
        wrapped_key: wrapped,
        assignee_id: operator.staff.counselor.staffId,
        opened_at: now,
        claimed_at: now,
        last_message_at: now,
        message_count: 1,
        last_seq: 1,
        attention: 'none',
        version: 1,
      })
      .execute();
    await tx.db
      .insertInto('messages')
      .values({
        ...at,
        id: ids.messageId,
        consultation_id: ids.consultationId,
        seq: 1,
        direction: 'in',
        kind: 'text',
        sent_at: now,
        sealed: key.seal(`messages|${ids.messageId}`, '{}'),
        refused: false,
        delivery_attempts: 0,
      })
      .execute();
  });
  return ids;
}
