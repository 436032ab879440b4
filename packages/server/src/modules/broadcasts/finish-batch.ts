import { randomUUID } from 'node:crypto';
import type { SendOutcome } from '../../line/send-outcome.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { batchStep, type BatchStep } from './batch-step.ts';
import {
  delayNext,
  lockBatch,
  replaceBatch,
  selectCarried,
  updateBatch,
  type BatchRow,
} from './batches-store.ts';
import type { BatchRequest } from './begin-batch.ts';
import { lockBroadcast, type BroadcastRow } from './broadcasts-store.ts';
import { pauseBroadcast } from './pause-broadcast.ts';
import { readRules } from './read-quota.ts';
import { tellProgress, type Next, type Turn } from './turn.ts';

function statusOf(outcome: SendOutcome): number | null {
  if ('status' in outcome) return outcome.status;
  return outcome.kind === 'credentials' ? 401 : null;
}

/** Writes down how an attempt ended, and what follows for the batch and the broadcast. */
export async function finishBatch(turn: Turn, request: BatchRequest, outcome: SendOutcome): Promise<Next> {
  const { context, operatorId, deskId } = turn;
  return context.db.tenant<Next>(operatorId, async (tx) => {
    const row = await lockBroadcast(tx, { deskId, broadcastId: request.broadcastId });
    const batch = await lockBatch(tx, request);
    // Another process took the batch over because our lease ran out; what it does counts now.
    if (!row || batch?.lease_id !== request.leaseId) return 'go_on';
    const now = context.clock.now();
    const step = batchStep({
      outcome,
      attempt: request.attempt,
      ageMs: now.getTime() - (batch.first_attempt_at ?? now).getTime(),
      formerStatus: batch.line_status,
      uncertain: batch.uncertain,
      people: request.userIds.length,
    });
    await updateBatch(tx, batch.id, {
      lease_id: null,
      lease_until: null,
      line_status: statusOf(outcome),
      line_request_id: 'requestId' in outcome ? outcome.requestId : null,
    });
    const next = await apply(turn, tx, { row, batch, step });
    if (step.step !== 'pause' || row.state !== 'sending') await tellProgress(tx, context, row);
    return next;
  });
}

interface Found {
  readonly row: BroadcastRow;
  readonly batch: BatchRow;
  readonly step: BatchStep;
}

async function apply(turn: Turn, tx: OperatorTx, { row, batch, step }: Found): Promise<Next> {
  const { context, deskId } = turn;
  const now = context.clock.now();
  switch (step.step) {
    case 'accepted': {
      await updateBatch(tx, batch.id, { state: 'accepted', completed_at: now });
      const { batchPauseSeconds } = await readRules(tx, deskId);
      if (batchPauseSeconds > 0)
        await delayNext(tx, row.id, new Date(now.getTime() + batchPauseSeconds * 1000));
      return 'go_on';
    }
    case 'failed':
    case 'unknown':
      await updateBatch(tx, batch.id, { state: step.step, completed_at: now });
      return 'go_on';
    case 'split':
      if (row.state === 'stopped') break;
      await split(turn, tx, row, batch);
      return 'go_on';
    case 'again':
      if (row.state === 'stopped') break;
      await updateBatch(tx, batch.id, {
        state: 'waiting',
        uncertain: step.uncertain,
        due_at: new Date(now.getTime() + step.afterMs),
      });
      return 'go_on';
    case 'pause':
      if (row.state === 'stopped') break;
      await updateBatch(tx, batch.id, { state: 'waiting', uncertain: step.uncertain, due_at: now });
      if (row.state === 'sending') await pauseBroadcast(tx, context, row, step.reason);
      return 'go_on';
  }
  // It was stopped while the request was under way, and LINE did not take it, as far as we know.
  const open = 'uncertain' in step && step.uncertain;
  await updateBatch(tx, batch.id, {
    state: open ? 'unknown' : 'stopped',
    uncertain: open,
    completed_at: now,
  });
  return 'go_on';
}

/** LINE refused these people together and sent nothing: each half is tried by itself, under its own key. */
async function split(turn: Turn, tx: OperatorTx, row: BroadcastRow, batch: BatchRow): Promise<void> {
  const { clock } = turn.context;
  const people = (await selectCarried(tx, batch.id)).map(({ id }) => id);
  const middle = Math.ceil(people.length / 2);
  await replaceBatch(
    tx,
    { deskId: row.desk_id, broadcastId: row.id, batchId: batch.id, dueAt: clock.now() },
    [people.slice(0, middle), people.slice(middle)].map((seekerIds) => ({
      id: uuidv7(clock),
      retryKey: randomUUID(),
      seekerIds,
    })),
  );
}
