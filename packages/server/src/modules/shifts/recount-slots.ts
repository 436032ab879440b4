import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { lockDesk } from '../desks/index.ts';
import { selectSettings } from './capacity-store.ts';
import { countableAt, countSlotDay, RECOUNT_DAYS } from './count-slot-day.ts';
import type { SlotDay } from './slots-store.ts';
import { addDays, tokyoDay } from './tokyo-days.ts';

/** Counts a finished day again. */
export async function recountSlots(
  context: Context,
  caller: Caller,
  deskId: string,
  { day }: { day: string },
): Promise<SlotDay> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const now = context.clock.now();
    const { slotMinutes } = await selectSettings(tx, deskId);
    if (countableAt(day, slotMinutes) > now)
      throw new AppError('conflict', 'This day is not over; its slots are counted after it.');
    if (day < addDays(tokyoDay(now), -RECOUNT_DAYS))
      throw new AppError(
        'conflict',
        `A day is counted again up to ${RECOUNT_DAYS} days later; its talks may be erased since.`,
      );
    const counted = await countSlotDay(tx, context, deskId, day);
    await recordAudit(tx, context.clock, caller, {
      action: 'slots.recounted',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { day, offered: counted.offered, used: counted.used },
    });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'shifts' }]);
    return counted;
  });
}
