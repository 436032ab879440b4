import type { Present } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadLimits } from '../desks/index.ts';
import { selectPresent } from './attendance-store.ts';
import { countTalksOfEach } from './capacity-store.ts';
import { loadCapacity, seatsOf } from './load-capacity.ts';
import { presentAttendance } from './shifts-presenter.ts';

/** Who is there now, and the seats used and free. */
export async function readPresent(tx: OperatorTx, deskId: string): Promise<Present> {
  const limits = await loadLimits(tx, deskId);
  const talks = await countTalksOfEach(tx, deskId);
  const rows = await selectPresent(tx, deskId);
  const { seats, active, waiting, free, opening } = await loadCapacity(tx, deskId);
  return {
    people: rows.map((row) => ({
      attendance: presentAttendance(row),
      seats: seatsOf({ role: row.role, seats: row.planned_seats, staffId: row.staff_id }, limits),
      talks: talks.get(row.staff_id) ?? 0,
      endsAt: row.planned_end?.toISOString() ?? null,
    })),
    seats,
    active,
    waiting,
    free,
    missing: opening.missing,
  };
}
