import type { Slots } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import { selectSettings } from './capacity-store.ts';
import { selectSlotDays } from './slots-store.ts';
import { addDays } from './tokyo-days.ts';

/** The slots of a month's counted days; today's are not among them. */
export async function readSlots(
  context: Context,
  caller: Caller,
  deskId: string,
  month: string,
): Promise<Slots> {
  requireDeskRight(caller, deskId, 'figures.read');
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    const { slotMinutes } = await selectSettings(tx, deskId);
    const first = `${month}-01`;
    const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
    const days = await selectSlotDays(tx, deskId, { from: first, to: last });
    const offered = days.reduce((sum, day) => sum + day.offered, 0);
    const used = days.reduce((sum, day) => sum + day.used, 0);
    return { month, slotMinutes, offered, used, rate: offered === 0 ? null : used / offered, days };
  });
}
