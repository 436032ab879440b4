import type { BodyOf, Hotline, routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { violates } from '../../platform/db/violations.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { presentHotline } from './hotlines-presenter.ts';
import { insertHotline, selectHotline } from './hotlines-store.ts';

export type HotlineFacts = BodyOf<typeof routes.createHotline>;

export function numberTaken(error: unknown): unknown {
  if (!violates(error, 'hotlines_number_key')) return error;
  return new AppError('name_taken', 'This number is in the directory already.', [
    { field: 'number', reason: 'is taken' },
  ]);
}

/** Adds a line inside a transaction of the caller, who has checked the rights. */
export async function addHotline(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  line: { readonly facts: HotlineFacts; readonly checkedAt: Date | null },
): Promise<string> {
  const id = uuidv7(context.clock);
  const { sourceUrl, ...facts } = line.facts;
  await insertHotline(tx, {
    ...facts,
    id,
    source_url: sourceUrl,
    checked_at: line.checkedAt,
    checked_by: null,
    created_at: context.clock.now(),
  });
  await recordAudit(tx, context.clock, actor, {
    action: 'hotline.created',
    subject: { kind: 'hotline', id },
    details: { number: facts.number },
  });
  return id;
}

export async function createHotline(
  context: Pick<Context, 'db' | 'clock'>,
  caller: Caller,
  facts: HotlineFacts,
): Promise<Hotline> {
  requireOperatorRight(caller, 'hotline.manage');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      const id = await addHotline(tx, context, caller, { facts, checkedAt: null });
      const made = await selectHotline(tx, id);
      if (!made) throw notFound('hotline');
      return presentHotline(made, context.clock.now());
    });
  } catch (error) {
    throw numberTaken(error);
  }
}
