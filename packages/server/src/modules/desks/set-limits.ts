import type { BodyOf, routes, TalkLimits } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { lockDesk } from './desks-store.ts';
import { limitOf, replaceLimits, selectMemberLimits, selectRoleLimits } from './limits-store.ts';
import { readDesk } from './read-desk.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>;

export async function readLimits(tx: OperatorTx, context: Needs, deskId: string): Promise<TalkLimits> {
  const desk = await readDesk(tx, context, deskId);
  const roles = await selectRoleLimits(tx, deskId);
  const members = await selectMemberLimits(tx, deskId);
  return {
    desk: desk.talkLimit,
    roles: {
      counselor: roles.get('counselor') ?? null,
      senior_counselor: roles.get('senior_counselor') ?? null,
      supervisor: roles.get('supervisor') ?? null,
    },
    people: members.map((row) => ({
      staff: { staffId: row.staff_id, name: row.name },
      role: row.role,
      limit: row.own_limit,
      effective: limitOf(row),
    })),
  };
}

/** Sets the limits by role and by person. Talks somebody already holds stay theirs, also beyond a lower limit. */
export async function setLimits(
  context: Needs,
  caller: Caller,
  deskId: string,
  input: BodyOf<typeof routes.setLimits>,
): Promise<TalkLimits> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const members = new Set((await selectMemberLimits(tx, deskId)).map((row) => row.staff_id));
    const people = new Map<string, number>();
    for (const [position, { staffId, limit }] of input.people.entries()) {
      const reason = people.has(staffId) ? 'is named twice' : 'holds no talks at this desk';
      if (people.has(staffId) || !members.has(staffId))
        throw new AppError('invalid_input', `The person at place ${position + 1} ${reason}.`, [
          { field: `people.${position}.staffId`, reason },
        ]);
      people.set(staffId, limit);
    }
    const roles = Object.entries(input.roles).flatMap(([role, limit]) =>
      limit === null || limit === undefined ? [] : [[role, limit] as const],
    );
    await replaceLimits(tx, deskId, { roles, people: [...people] });
    await recordAudit(tx, context.clock, caller, {
      action: 'limits.set',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { ...Object.fromEntries(roles), people: people.size },
    });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'shifts' }]);
    return readLimits(tx, context, deskId);
  });
}
