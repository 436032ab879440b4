import {
  keyAtFront,
  keyBetween,
  type BodyOf,
  type ConsultationFacts,
  type routes,
} from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { insertQueueMove, lockQueueOrder, selectWaiting, type WaitingRow } from './queue-store.ts';
import { factsOf } from './read-talks.ts';
import { accessForChange } from './talks-access.ts';
import { reasonPlace } from './talks-presenter.ts';
import { updateConsultation } from './talks-store.ts';

type Input = BodyOf<typeof routes.placeWaiting> & { consultationId: string };

function keyFor(others: readonly WaitingRow[], { to, beforeId }: Input): string | null {
  if (to === 'automatic') return null;
  if (to === 'front') return keyAtFront(others[0]?.key);
  const at = others.findIndex((row) => row.id === beforeId);
  const anchor = others[at];
  if (!anchor)
    throw new AppError(
      'conflict',
      'The person to come before does not wait any more. Choose the place again.',
    );
  return keyBetween(others[at - 1]?.key ?? '', anchor.key);
}

/**
 * Gives somebody who waits another place, with the reason, or their own turn back (R23). Nobody else's place relative to
 * each other changes. The reason is sealed with the talk, since it may tell of the person.
 */
export async function placeWaiting(
  context: Context,
  caller: Caller,
  input: Input,
): Promise<ConsultationFacts> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.intervene');
    if (row.state === 'closed') throw new AppError('already_closed', 'This consultation has ended.');
    if (row.state === 'outside')
      throw new AppError('conflict', 'This person wrote outside the hours and has no place in the queue.');
    if (row.state === 'active')
      throw new AppError('already_claimed', 'A colleague has already taken this consultation.');
    if (input.to === 'before' && (input.beforeId === undefined || input.beforeId === row.id))
      throw new AppError('invalid_input', 'Name another person who waits, to come before them.', [
        { field: 'beforeId', reason: 'must be somebody else who waits' },
      ]);
    await lockQueueOrder(tx, row.desk_id);
    const waiting = await selectWaiting(tx, row.desk_id);
    if (!waiting.some((one) => one.id === row.id)) throw notFound('consultation');
    const key = keyFor(
      waiting.filter((one) => one.id !== row.id),
      input,
    );
    const moveId = uuidv7(context.clock);
    await insertQueueMove(tx, {
      id: moveId,
      deskId: row.desk_id,
      consultationId: row.id,
      by: caller.staffId,
      at: context.clock.now(),
      placed: input.to,
      sealedReason: Buffer.from(
        keys.openConsultationKey(row.id, row.wrapped_key).seal(reasonPlace(moveId), input.reason),
      ),
    });
    await updateConsultation(tx, row.id, { queue_key: key, queue_move_id: key === null ? null : moveId });
    await recordAudit(tx, context.clock, caller, {
      action: 'queue.placed',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { to: input.to, before: input.to === 'before' ? (input.beforeId ?? null) : null },
    });
    await announce(tx, context, [
      { kind: 'consultation', deskId: row.desk_id, consultationId: row.id },
      { kind: 'desk', deskId: row.desk_id, topic: 'queue' },
    ]);
    return factsOf(tx, row.id);
  });
}
