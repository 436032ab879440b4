import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { TestOperator } from './people.ts';

/** A draft of the supervisor at the first desk, with a batch as it would have after sending. */
export async function insertBroadcast(
  app: Pick<TestApp, 'context'>,
  operator: TestOperator,
): Promise<{ broadcastId: string; batchId: string }> {
  const { clock, db } = app.context;
  const ids = { broadcastId: randomUUID(), batchId: randomUUID() };
  const at = { operator_id: operator.operatorId, desk_id: operator.desk.deskId };
  const { staffId } = operator.staff.supervisor;
  await db.tenant(operator.operatorId, async (tx) => {
    await tx.db
      .insertInto('broadcasts')
      .values({
        ...at,
        id: ids.broadcastId,
        state: 'draft',
        title: 'お知らせ',
        texts: ['あした開きます。'],
        segment: '{}',
        created_at: clock.now(),
        created_by: staffId,
        written_by: staffId,
      })
      .execute();
    await tx.db
      .insertInto('broadcast_batches')
      .values({
        ...at,
        id: ids.batchId,
        broadcast_id: ids.broadcastId,
        retry_key: randomUUID(),
        state: 'unknown',
        listed: 0,
        due_at: clock.now(),
      })
      .execute();
  });
  return ids;
}
