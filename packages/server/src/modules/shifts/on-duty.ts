import type { OperatorTx } from '../../platform/db/database.ts';
import { selectOnDuty } from './duty-store.ts';

/**
 * Which of these people work now: checked in, or planned for now. Who belongs to no desk that keeps a roster has no
 * shifts to be outside of, and counts as working.
 */
export async function onDuty(
  tx: OperatorTx,
  staffIds: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  return new Set(await selectOnDuty(tx, staffIds, now));
}
