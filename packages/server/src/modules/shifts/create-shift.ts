import type { BodyOf, routes, Shift } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { checkShift } from './check-shift.ts';
import { recountCounted } from './count-slot-day.ts';
import { readShift } from './read-roster.ts';
import { announceShifts } from './shifts-changed.ts';
import { writeShift } from './shifts-store.ts';

/** Plans a shift. One in the past corrects the roster; days already counted are counted again. */
export async function createShift(
  context: Context,
  caller: Caller,
  deskId: string,
  wanted: BodyOf<typeof routes.createShift>,
): Promise<Shift> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const shift = await checkShift(tx, deskId, uuidv7(context.clock), wanted);
    await writeShift(tx, deskId, shift);
    await recountCounted(tx, context, deskId, [shift]);
    await recordAudit(tx, context.clock, caller, {
      action: 'shift.planned',
      deskId,
      subject: { kind: 'staff', id: shift.staffId },
      details: { from: shift.startsAt.toISOString(), to: shift.endsAt.toISOString(), role: shift.role },
    });
    await announceShifts(tx, context, deskId);
    return readShift(tx, deskId, shift.id);
  });
}
