import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadLimits } from '../desks/index.ts';
import { selectAttendances } from './attendance-store.ts';
import { selectSettings } from './capacity-store.ts';
import { seatsOf } from './load-capacity.ts';
import { selectShifts } from './shifts-store.ts';
import { selectSlotDays, selectTalkSpans, writeSlotDay, type SlotDay } from './slots-store.ts';
import { countSlots, type Stint } from './slots.ts';
import { addDays, endOfDay, startOfDay, tokyoDay } from './tokyo-days.ts';

/** So far back a day is counted again; older talks may already be erased, and figures given out stay as they were. */
export const RECOUNT_DAYS = 31;

/** When a day's slots are all over: one may begin right before midnight. */
export function countableAt(day: string, slotMinutes: number): Date {
  return new Date(endOfDay(day).getTime() + slotMinutes * 60_000);
}

/** Counts the slots of a day from shifts and talks and keeps the figures. */
export async function countSlotDay(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  deskId: string,
  day: string,
): Promise<SlotDay> {
  const { slotMinutes } = await selectSettings(tx, deskId);
  const limits = await loadLimits(tx, deskId);
  const now = context.clock.now();
  const window = { from: startOfDay(day), to: endOfDay(day) };
  const touched = { from: window.from, to: countableAt(day, slotMinutes) };
  const stints: Stint[] = (await selectShifts(tx, { deskId, ...window })).map((row) => ({
    staffId: row.staff_id,
    from: row.starts_at,
    to: row.ends_at,
    seats: seatsOf({ role: row.role, seats: row.seats, staffId: row.staff_id }, limits),
    planned: true,
  }));
  for (const row of await selectAttendances(tx, deskId, window))
    if (row.shift_id === null)
      stints.push({
        staffId: row.staff_id,
        from: row.checked_in_at,
        to: row.checked_out_at ?? now,
        seats: seatsOf({ role: row.role, seats: null, staffId: row.staff_id }, limits),
        planned: false,
      });
  const count = countSlots(stints, await selectTalkSpans(tx, deskId, touched), { slotMinutes, ...window });
  const counted = { day, slotMinutes, ...count };
  await writeSlotDay(tx, deskId, counted, now);
  return counted;
}

/** Counts those days again which were counted before the roster was corrected. */
export async function recountCounted(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  deskId: string,
  changed: readonly { readonly startsAt: Date; readonly endsAt: Date }[],
): Promise<void> {
  const earliest = addDays(tokyoDay(context.clock.now()), -RECOUNT_DAYS);
  const days = new Set<string>();
  for (const { startsAt, endsAt } of changed) {
    const [first, to] = [tokyoDay(startsAt), tokyoDay(endsAt)];
    const from = first < earliest ? earliest : first;
    for (const counted of await selectSlotDays(tx, deskId, { from, to })) days.add(counted.day);
  }
  for (const day of days) await countSlotDay(tx, context, deskId, day);
}
