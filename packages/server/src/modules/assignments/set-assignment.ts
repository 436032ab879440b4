import type { BodyOf, routes, SeekerAssignment } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { selectMemberLimits } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { accessSeekerForChange } from './access-seeker.ts';
import { endCurrent, insertAssignment } from './assignments-store.ts';
import { keepWaitingTalk } from './keep-waiting-talk.ts';
import { loadAssignment } from './read-assignment.ts';

type Wanted = BodyOf<typeof routes.setAssignment>;

async function checkStaff(tx: OperatorTx, deskId: string, { staffId, deputies }: Wanted): Promise<void> {
  const holdTalks = new Set((await selectMemberLimits(tx, deskId)).map((member) => member.staff_id));
  const named = [staffId, ...deputies];
  const details = named.flatMap((id, index) => {
    const field = index === 0 ? 'staffId' : `deputies.${index - 1}`;
    if (!holdTalks.has(id)) return [{ field, reason: 'holds no talks at this desk' }];
    return named.indexOf(id) < index ? [{ field, reason: 'is there twice' }] : [];
  });
  if (details.length > 0)
    throw new AppError('invalid_input', 'Choose colleagues who hold talks at this desk, each once.', details);
}

/** Ties a person to a counselor, who is first with their talks from now on. The tie before it stays in the record. */
export async function setAssignment(
  context: Context,
  caller: Caller,
  { seekerId, ...wanted }: Wanted & { seekerId: string },
): Promise<SeekerAssignment> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    const { deskId } = await accessSeekerForChange(tx, caller, seekerId, 'assignment.manage');
    await checkStaff(tx, deskId, wanted);
    const now = context.clock.now();
    const before = await endCurrent(tx, seekerId, { staffId: caller.staffId, at: now });
    await insertAssignment(tx, {
      id: uuidv7(context.clock),
      desk_id: deskId,
      seeker_id: seekerId,
      staff_id: wanted.staffId,
      deputies: [...wanted.deputies],
      since: now,
      set_by: caller.staffId,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'assignment.set',
      deskId,
      subject: { kind: 'seeker', id: seekerId },
      details: { from: before?.staff_id ?? null, to: wanted.staffId, deputies: wanted.deputies.join(' ') },
    });
    const kept = await keepWaitingTalk(tx, context, { deskId, seekerId, by: caller.staffId });
    await announce(tx, context, [...kept, { kind: 'desk', deskId, topic: 'queue' }]);
    return loadAssignment(tx, seekerId);
  });
}
