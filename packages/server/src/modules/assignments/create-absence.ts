import type { Absence, BodyOf, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk, selectMembers } from '../desks/index.ts';
import { insertAbsence } from './absences-store.ts';
import { announceAbsence } from './announce-absence.ts';
import { absenceNotePlace, presentAbsence } from './assignments-presenter.ts';

interface Wanted extends Omit<BodyOf<typeof routes.createAbsence>, 'staffId'> {
  readonly deskId: string;
  readonly staffId: string;
  readonly everywhere: boolean;
  /** In what capacity: for oneself, or as the planner of the desk for anybody there. */
  readonly by: 'self' | 'planner';
}

/** Enters when somebody is away. */
export async function createAbsence(context: Context, caller: Caller, wanted: Wanted): Promise<Absence> {
  const { deskId, staffId, everywhere, note } = wanted;
  requireDeskRight(caller, deskId, wanted.by === 'self' ? 'shift.own' : 'shift.manage');
  const [startsAt, endsAt] = [new Date(wanted.startsAt), new Date(wanted.endsAt)];
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const reason =
      endsAt <= startsAt
        ? 'must be after the beginning'
        : endsAt <= context.clock.now()
          ? 'must be in the future'
          : null;
    if (reason)
      throw new AppError('invalid_input', 'An absence ends after it begins, and not in the past.', [
        { field: 'endsAt', reason },
      ]);
    const member = (await selectMembers(tx, deskId)).find((one) => one.staff_id === staffId);
    if (!member)
      throw new AppError('invalid_input', 'Choose a colleague of this desk.', [
        { field: 'staffId', reason: 'is no member of this desk' },
      ]);
    const id = uuidv7(context.clock);
    const row = {
      id,
      staff_id: staffId,
      desk_id: everywhere ? null : deskId,
      starts_at: startsAt,
      ends_at: endsAt,
      sealed_note: note === null ? null : keys.seal(absenceNotePlace(id), note),
    };
    await insertAbsence(tx, row);
    await recordAudit(tx, context.clock, caller, {
      action: 'absence.added',
      deskId,
      subject: { kind: 'staff', id: staffId },
      details: { from: startsAt.toISOString(), to: endsAt.toISOString(), everywhere },
    });
    await announceAbsence(tx, context, row);
    return presentAbsence({ ...row, operator_id: tx.operatorId, name: member.name }, keys);
  });
}
