import { LineFault } from '../../line/line-fault.ts';
import type { SendOutcome } from '../../line/send-outcome.ts';
import type { TimerHandler } from '../../platform/timers/index.ts';
import { lockNextBatch, updateBatch } from './batches-store.ts';
import { beginBatch, type BatchRequest } from './begin-batch.ts';
import type { LineAccess } from './broadcast-access.ts';
import { lockBroadcast, selectActive, type BroadcastRow } from './broadcasts-store.ts';
import { finishBatch } from './finish-batch.ts';
import { listRecipients } from './list-recipients.ts';
import { startBroadcast } from './start-broadcast.ts';
import type { Next, Turn } from './turn.ts';

/** Well under the timer's lease, so that a slow LINE does not let two processes work at one desk. */
const TURN_MS = 8_000;

async function send({ access, operatorId }: Turn, request: BatchRequest): Promise<SendOutcome> {
  let token: string;
  try {
    token = await access.tokens.accessToken(operatorId, request.channelId);
  } catch (error) {
    // A secret that LINE does not know will not get better by waiting; a person must mend it.
    if (error instanceof LineFault && error.kind === 'credentials')
      return { kind: 'credentials', requestId: null };
    return { kind: 'not_sent' };
  }
  const messages = request.texts.map((text) => ({ type: 'text' as const, text }));
  const outcome = await access.line.multicast(token, request.userIds, messages, request.retryKey);
  if (outcome.kind === 'credentials') access.tokens.forget(request.channelId, token);
  return outcome;
}

async function sendNext(turn: Turn, row: BroadcastRow): Promise<Next> {
  const begun = await beginBatch(turn, row);
  return 'next' in begun ? begun.next : finishBatch(turn, begun, await send(turn, begun));
}

/** A request was under way when its broadcast was stopped or paused, and its process died before it heard. */
async function settleAbandoned({ context, operatorId, deskId }: Turn, seen: BroadcastRow): Promise<Next> {
  return context.db.tenant<Next>(operatorId, async (tx) => {
    const row = await lockBroadcast(tx, { deskId, broadcastId: seen.id });
    if (!row) return 'go_on';
    const batch = await lockNextBatch(tx, row.id);
    if (batch?.state !== 'sending') return 'go_on';
    const now = context.clock.now();
    if (batch.lease_until && batch.lease_until > now) return batch.lease_until;
    await updateBatch(tx, batch.id, {
      ...(row.state === 'stopped'
        ? { state: 'unknown' as const, completed_at: now }
        : { state: 'waiting' as const }),
      uncertain: true,
      lease_id: null,
      lease_until: null,
    });
    return 'go_on';
  });
}

function step(turn: Turn, row: BroadcastRow): Promise<Next> {
  if (row.state === 'approved') return startBroadcast(turn, row);
  if (row.state !== 'sending') return settleAbandoned(turn, row);
  return row.listed_at === null ? listRecipients(turn, row) : sendNext(turn, row);
}

/** One small piece of work of the first broadcast that has any. */
async function lookOnce(turn: Turn): Promise<Next> {
  const active = await turn.context.db.tenant(turn.operatorId, (tx) => selectActive(tx, turn.deskId));
  let earliest: Date | null = null;
  for (const row of active) {
    const next = await step(turn, row);
    if (next === 'go_on') return next;
    if (next && (!earliest || next < earliest)) earliest = next;
  }
  return earliest;
}

/** Starts broadcasts when their time has come and sends their batches, one request of a broadcast at a time. */
export function createBroadcastTimer(access: LineAccess): TimerHandler {
  return async (context, { operatorId, deskId, now }) => {
    const keys = await context.keys(operatorId);
    const turn = { context, access, keys, operatorId, deskId };
    for (;;) {
      const next = await lookOnce(turn);
      if (next !== 'go_on') return next;
      const at = context.clock.now();
      if (at.getTime() - now.getTime() >= TURN_MS) return at;
    }
  };
}
