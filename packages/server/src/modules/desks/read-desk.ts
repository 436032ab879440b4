import type { Desk } from '@tomoshibi/contract';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { presentDesk } from './desks-presenter.ts';
import { selectDeskView } from './desks-store.ts';

/** The desk as the API shows it, as of this transaction. */
export async function readDesk(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'publicUrl'>,
  deskId: string,
): Promise<Desk> {
  const view = await selectDeskView(tx, deskId);
  if (!view) throw notFound('desk');
  return presentDesk(view, context.publicUrl, context.clock.now());
}
