import { AppError, notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockDesk } from '../desks/index.ts';
import type { Override } from './engine/phases.ts';
import { overrideOf } from './load-hours.ts';
import { readHoursRow } from './read-hours.ts';

/**
 * What was done by hand and is not ended, behind the desk's lock. Refuses when the caller saw another, so that of two
 * who act at once the second looks again. `left`: it ran out by itself, and nobody sees it any more.
 */
export async function lockOverride(
  tx: OperatorTx,
  deskId: string,
  { seen, now }: { readonly seen: string | null; readonly now: Date },
): Promise<{ held: Override | null; left: Override | null }> {
  if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
  const found = overrideOf(await readHoursRow(tx, deskId));
  const over = found?.until ? found.until <= now : false;
  const held = over ? null : found;
  if ((held?.overrideId ?? null) !== seen)
    throw new AppError(
      'version_changed',
      'Somebody opened or closed the desk by hand since, or that ended. Read the hours again and decide anew.',
    );
  return { held, left: over ? found : null };
}
