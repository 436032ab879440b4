import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce, type DeskEvent } from '../live/index.ts';
import { selectDeskIdsOf, type AbsenceRow } from './absences-store.ts';

/** Tells the consoles of every desk at which an absence counts. */
export async function announceAbsence(
  tx: OperatorTx,
  context: Context,
  { staff_id: staffId, desk_id: only }: Pick<AbsenceRow, 'staff_id' | 'desk_id'>,
): Promise<void> {
  const deskIds = only === null ? await selectDeskIdsOf(tx, staffId) : [only];
  await announce(
    tx,
    context,
    deskIds.flatMap((deskId): DeskEvent[] => [
      { kind: 'desk', deskId, topic: 'shifts' },
      { kind: 'desk', deskId, topic: 'queue' },
    ]),
  );
}
