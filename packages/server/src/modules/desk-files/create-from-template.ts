import type { BodyOf, Desk, routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/violations.ts';
import { addDesk, changeDesk, lockDesk, readDesk } from '../desks/index.ts';
import { draftFlow } from '../flows/index.ts';
import { applyBlocks } from './apply-blocks.ts';
import { deskTemplate } from './desk-template.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>;

/**
 * Adds a desk furnished by a template, closed until somebody opens it. Texts that are sent by themselves, and the flow,
 * are left to their own way of draft and approval: nobody approves anything by making a desk.
 */
export async function createFromTemplate(
  context: Needs,
  caller: Caller,
  { template: key, authorityId, code, name }: BodyOf<typeof routes.createDeskFromTemplate>,
): Promise<Desk> {
  requireOperatorRight(caller, 'desk.create');
  const template = deskTemplate(key);
  const { nameDisplay = 'pseudonym', talkLimit = 2 } = template.desk;
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      const deskId = await addDesk(tx, context, caller, { authorityId, code, name, nameDisplay, talkLimit });
      const row = await lockDesk(tx, { id: deskId });
      if (row) await changeDesk(tx, context, caller, { row, to: { state: 'closed' } });
      const { flow } = template;
      const blocks = { ...template, notices: undefined, flow: undefined };
      await applyBlocks(tx, context, caller, { deskId, code, blocks });
      if (typeof flow === 'object') await draftFlow(tx, context, caller, { deskId, document: flow });
      return readDesk(tx, context, deskId);
    });
  } catch (error) {
    if (violates(error, 'desks_code_key'))
      throw new AppError('name_taken', 'There is a desk of this code already.', [
        { field: 'code', reason: 'is taken' },
      ]);
    throw error;
  }
}
