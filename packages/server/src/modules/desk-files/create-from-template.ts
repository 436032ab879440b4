import type { BodyOf, Desk, routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/violations.ts';
import { readDesk } from '../desks/index.ts';
import { draftFlow } from '../flows/index.ts';
import { addFurnishedDesk, type FurtherDesk } from './add-further-desks.ts';
import { deskTemplate, templateFor } from './desk-template.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>;

/**
 * Adds a desk furnished by a template, with the further desks it leads to, all closed until somebody opens them. Texts
 * that are sent by themselves, and the flow, are left to their own way of draft and approval: nobody approves anything
 * by making a desk.
 */
export async function createFromTemplate(
  context: Needs,
  caller: Caller,
  { template: key, authorityId, code, name }: BodyOf<typeof routes.createDeskFromTemplate>,
): Promise<Desk> {
  requireOperatorRight(caller, 'desk.create');
  const { desk, desks, flow, ...template } = templateFor(deskTemplate(key), { code, name });
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      const add = ({ code: own, name: called, desk: settings, ...blocks }: FurtherDesk) =>
        addFurnishedDesk(tx, context, caller, {
          desk: { code: own, name: called, desk: settings },
          blocks: { ...blocks, notices: undefined, menu: undefined },
          authorityId,
          state: 'closed',
        });
      const deskId = await add({ ...template, code, name, desk });
      for (const one of desks) await add(one);
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
