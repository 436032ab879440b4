import { requireOperatorRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { violates } from '../../platform/db/violations.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { insertAuthority } from './desks-store.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints'>;

/** Adds an authority inside a transaction of the caller, who has checked the rights. */
export async function addAuthority(
  tx: OperatorTx,
  context: Needs,
  actor: Actor,
  name: string,
): Promise<{ authorityId: string; name: string }> {
  const { clock } = context;
  const id = uuidv7(clock);
  await insertAuthority(tx, { id, name, createdAt: clock.now() });
  await recordAudit(tx, clock, actor, { action: 'authority.created', subject: { kind: 'authority', id } });
  tx.onCommit(() => context.hints.publish('operator', tx.operatorId));
  return { authorityId: id, name };
}

export async function createAuthority(
  context: Needs,
  caller: Caller,
  name: string,
): Promise<{ authorityId: string; name: string }> {
  requireOperatorRight(caller, 'desk.create');
  try {
    return await context.db.tenant(caller.operatorId, (tx) => addAuthority(tx, context, caller, name));
  } catch (error) {
    if (violates(error, 'authorities_name_key'))
      throw new AppError('name_taken', 'There is an authority of this name already.', [
        { field: 'name', reason: 'is taken' },
      ]);
    throw error;
  }
}
