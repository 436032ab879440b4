import type { SeekerAssignment } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { accessSeekerForChange } from './access-seeker.ts';
import { endCurrent } from './assignments-store.ts';
import { keepWaitingTalk } from './keep-waiting-talk.ts';
import { loadAssignment } from './read-assignment.ts';

/** Ends the tie of a person to a counselor; a talk that waits is everybody's. */
export async function endAssignment(
  context: Context,
  caller: Caller,
  seekerId: string,
): Promise<SeekerAssignment> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    const { deskId } = await accessSeekerForChange(tx, caller, seekerId, 'assignment.manage');
    const ended = await endCurrent(tx, seekerId, { staffId: caller.staffId, at: context.clock.now() });
    if (!ended) throw new AppError('conflict', 'This person has no counselor of their own any more.');
    await recordAudit(tx, context.clock, caller, {
      action: 'assignment.ended',
      deskId,
      subject: { kind: 'seeker', id: seekerId },
      details: { from: ended.staff_id },
    });
    const kept = await keepWaitingTalk(tx, context, { deskId, seekerId, by: caller.staffId });
    await announce(tx, context, [...kept, { kind: 'desk', deskId, topic: 'queue' }]);
    return loadAssignment(tx, seekerId);
  });
}
