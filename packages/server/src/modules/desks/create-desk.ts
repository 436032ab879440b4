import type { BodyOf, Desk, routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { violates } from '../../platform/db/violations.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged } from './desk-changed.ts';
import { insertDesk, selectAuthority } from './desks-store.ts';
import { readDesk } from './read-desk.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>;
type NewDesk = BodyOf<typeof routes.createDesk>;

/** Adds a desk with its event counter inside a transaction of the caller, who has checked the rights. */
export async function addDesk(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  desk: NewDesk,
): Promise<string> {
  const { clock } = context;
  if (!(await selectAuthority(tx, { id: desk.authorityId }))) throw notFound('authority');
  const id = uuidv7(clock);
  await insertDesk(tx, {
    id,
    authority_id: desk.authorityId,
    code: desk.code,
    name: desk.name,
    name_display: desk.nameDisplay,
    talk_limit: desk.talkLimit,
    state: 'active',
    created_at: clock.now(),
  });
  await recordAudit(tx, clock, actor, {
    action: 'desk.created',
    deskId: id,
    subject: { kind: 'desk', id },
    details: { nameDisplay: desk.nameDisplay, talkLimit: desk.talkLimit },
  });
  await announceDeskChanged(tx, context, id);
  return id;
}

export async function createDesk(context: Needs, caller: Caller, desk: NewDesk): Promise<Desk> {
  requireOperatorRight(caller, 'desk.create');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) =>
      readDesk(tx, context, await addDesk(tx, context, caller, desk)),
    );
  } catch (error) {
    if (violates(error, 'desks_code_key'))
      throw new AppError('name_taken', 'There is a desk of this code already.', [
        { field: 'code', reason: 'is taken' },
      ]);
    throw error;
  }
}
