import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { selectThere } from './absences-store.ts';
import { loadWaitMinutes, selectCurrent, selectStaffNames } from './assignments-store.ts';
import { writeReservations } from './reservations-store.ts';
import { whoIsFirst } from './who-is-first.ts';

/** Tells everybody at the desk when the time of one person is up. */
export const ASSIGNMENTS_TIMER = 'assignments';

export type Reservation =
  | { readonly kind: 'reserved'; readonly staffId: string; readonly until: Date }
  /** The counselor and all deputies are away: everybody may serve the person, who is told whom they miss. */
  | { readonly kind: 'absent'; readonly counselor: string };

/**
 * Keeps new waiting talks for the counselors of their people (R25). Talks of people without a counselor are not in
 * the answer. The caller holds the talks' locks and announces them. One query where nobody is assigned.
 */
export async function reserveTalks(
  tx: OperatorTx,
  context: Context,
  { deskId, talks, now }: { deskId: string; talks: readonly { id: string; seekerId: string }[]; now: Date },
): Promise<Map<string, Reservation>> {
  const ties = await selectCurrent(
    tx,
    talks.map((talk) => talk.seekerId),
  );
  if (ties.size === 0) return new Map();
  const counselors = [...ties.values()];
  const there = await selectThere(
    tx,
    deskId,
    counselors.flatMap((tie) => [tie.staff_id, ...tie.deputies]),
    now,
  );
  const names = await selectStaffNames(
    tx,
    counselors.map((tie) => tie.staff_id),
  );
  const until = new Date(now.getTime() + (await loadWaitMinutes(tx, deskId)) * 60_000);
  const reservations = new Map<string, Reservation>();
  for (const talk of talks) {
    const tie = ties.get(talk.seekerId);
    if (!tie) continue;
    const staffId = whoIsFirst({ counselorId: tie.staff_id, deputyIds: tie.deputies }, (id) => there.has(id));
    reservations.set(
      talk.id,
      staffId
        ? { kind: 'reserved', staffId, until }
        : { kind: 'absent', counselor: names.get(tie.staff_id) ?? '' },
    );
  }
  const reserved = [...reservations].flatMap(([consultationId, one]) =>
    one.kind === 'reserved' ? [{ consultationId, staffId: one.staffId, until: one.until }] : [],
  );
  await writeReservations(tx, reserved);
  if (reserved.length > 0) await wakeTimer(tx, context, { deskId, kind: ASSIGNMENTS_TIMER, dueAt: until });
  return reservations;
}
