import { Timetable } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Hours, Override } from './engine/phases.ts';
import { selectHours, type HoursRow } from './hours-store.ts';

/** Parsed timetables by the id of their content, which never changes; so it holds across processes. */
const parsed = new Map<string, Timetable>();
const KEPT = 500;

function timetableOf(id: string | null, stored: unknown): Timetable | null {
  if (id === null || stored === null) return null;
  const known = parsed.get(id);
  if (known) return known;
  if (parsed.size >= KEPT) parsed.clear();
  const timetable = Timetable.parse(stored);
  parsed.set(id, timetable);
  return timetable;
}

export function overrideOf(row: HoursRow): Override | null {
  const { override_id: overrideId, phase, reason, started_at: startedAt, until } = row;
  if (overrideId === null || phase === null || reason === null || startedAt === null) return null;
  return { overrideId, phase, reason, startedAt, until };
}

/** A desk that never had a timetable, nor anything done by hand, has hours that are always open. */
export function hoursOf(row: HoursRow): Hours {
  return { timetable: timetableOf(row.timetable_id, row.timetable), override: overrideOf(row) };
}

/** Hours of several desks by their ids, in one query; desks without any are left out. */
export async function loadHoursOf(
  tx: OperatorTx,
  deskIds: readonly string[],
): Promise<ReadonlyMap<string, Hours>> {
  const rows = await selectHours(tx, deskIds);
  return new Map(
    rows
      .map((row) => [row.desk_id, hoursOf(row)] as const)
      .filter(([, { timetable, override }]) => timetable !== null || override !== null),
  );
}

/** The hours of a desk as they are now; null: none are set, so it is always open. One query. */
export async function loadHours(tx: OperatorTx, deskId: string): Promise<Hours | null> {
  return (await loadHoursOf(tx, [deskId])).get(deskId) ?? null;
}
