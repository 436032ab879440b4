import type { DeskHours } from '@tomoshibi/contract';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { presentHours } from './hours-presenter.ts';
import { selectHours, type HoursRow } from './hours-store.ts';

export async function readHoursRow(tx: OperatorTx, deskId: string): Promise<HoursRow> {
  const [row] = await selectHours(tx, [deskId]);
  if (!row) throw notFound('desk');
  return row;
}

/** A desk's hours as the API shows them, as of this transaction. */
export async function readHours(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  deskId: string,
): Promise<DeskHours> {
  return presentHours(await readHoursRow(tx, deskId), context.clock.now());
}
