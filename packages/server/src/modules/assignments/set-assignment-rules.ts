import type { AssignmentRules } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { writeWaitMinutes } from './assignments-store.ts';

/** Sets how long new talks wait for their own counselor; those that wait already keep their time. */
export async function setAssignmentRules(
  context: Context,
  caller: Caller,
  deskId: string,
  { waitMinutes }: AssignmentRules,
): Promise<AssignmentRules> {
  requireDeskRight(caller, deskId, 'rules.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    await writeWaitMinutes(tx, deskId, waitMinutes);
    await recordAudit(tx, context.clock, caller, {
      action: 'assignment_rules.set',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { waitMinutes },
    });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'queue' }]);
    return { waitMinutes };
  });
}
