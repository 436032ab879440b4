import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { SendOutcome } from '../../line/send-outcome.ts';
import { announce, type DeskEvent } from '../live/index.ts';
import { lockSeekers } from '../seekers/index.ts';
import { acceptDeliveries } from './accept-deliveries.ts';
import { recordAnswers, selectDeliveries, updateDeliveries, type DeliveryRow } from './deliveries-store.ts';
import { hold } from './hold-lane.ts';
import { selectLanes, updateLanes } from './lanes-store.ts';
import { markMessages } from './mark-messages.ts';
import { nextStep, type NextStep } from './next-step.ts';
import { selectBubbles } from './outbox-store.ts';
import type { Request } from './prepare-deliveries.ts';

/** How an attempt ended. */
export interface Attempted {
  readonly request: Request;
  readonly outcome: SendOutcome;
}

interface Judged extends Attempted {
  readonly delivery: DeliveryRow;
  readonly step: NextStep;
}

/** Writes down how attempts ended. Answers the seekers whose lanes may go on at once. */
export async function finishDeliveries(
  context: Context,
  tx: OperatorTx,
  keys: OperatorKeys,
  attempted: readonly Attempted[],
): Promise<Set<string>> {
  await lockSeekers(
    tx,
    attempted.map(({ request }) => request.seekerId),
  );
  const judged = await judge(context, tx, attempted);
  await recordAnswers(
    tx,
    judged.map(({ delivery, outcome }) => ({
      deliveryId: delivery.id,
      status: statusOf(outcome),
      requestId: 'requestId' in outcome ? outcome.requestId : null,
    })),
  );
  const done = judged.filter(({ step }) => step.step === 'done');
  const events = await acceptDeliveries(context, tx, keys, done);
  for (const one of judged) events.push(...(await follow(context, tx, one)));
  await announce(tx, context, events);
  return new Set(
    judged
      .filter(({ step }) => step.step === 'done' || (step.step === 'again' && step.afterMs === 0))
      .map(({ delivery }) => delivery.seeker_id),
  );
}

/** What follows from each attempt; of those that another process took over since, nothing. */
async function judge(context: Context, tx: OperatorTx, attempted: readonly Attempted[]): Promise<Judged[]> {
  const lanes = await selectLanes(
    tx,
    attempted.map(({ request }) => request.seekerId),
  );
  const leases = new Map(lanes.map((lane) => [lane.seeker_id, lane.lease_id]));
  const rows = await selectDeliveries(
    tx,
    attempted.map(({ request }) => request.deliveryId),
  );
  const deliveries = new Map(rows.map((row) => [row.id, row]));
  const now = context.clock.now().getTime();
  return attempted.flatMap(({ request, outcome }) => {
    const delivery = deliveries.get(request.deliveryId);
    // Another process took the lane over because our lease ran out; what it does counts now.
    if (leases.get(request.seekerId) !== request.leaseId || delivery?.attempts !== request.attempt) return [];
    const step = nextStep({
      outcome,
      method: request.method,
      attempt: request.attempt,
      ageMs: now - request.createdAt.getTime(),
      formerStatus: delivery.line_status,
    });
    return [{ request, outcome, delivery, step }];
  });
}

async function follow(
  context: Context,
  tx: OperatorTx,
  { delivery, outcome, step }: Judged,
): Promise<DeskEvent[]> {
  if (step.step === 'done') return [];
  if (step.step === 'hold')
    return hold(context, tx, delivery, { state: step.state, error: step.error, status: statusOf(outcome) });
  const dueAt = new Date(context.clock.now().getTime() + step.afterMs);
  await updateDeliveries(tx, [delivery.id], {
    state: 'waiting',
    ...(step.asPush ? { method: 'push', sealed_reply_token: null } : {}),
  });
  await updateLanes(tx, [delivery.seeker_id], { due_at: dueAt, lease_id: null, lease_until: null });
  const rows = await selectBubbles(tx, [delivery.id]);
  return markMessages(tx, rows, { delivery_state: 'queued', next_attempt_at: dueAt });
}

function statusOf(outcome: SendOutcome): number | null {
  if ('status' in outcome) return outcome.status;
  return outcome.kind === 'credentials' ? 401 : null;
}
