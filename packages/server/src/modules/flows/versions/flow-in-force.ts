import type { FlowDocument } from '@tomoshibi/contract';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { selectInForce } from '../../text-versions/index.ts';

/** What a desk file says of a desk's flow; null: nothing. */
export async function flowStanding(tx: OperatorTx, deskId: string): Promise<FlowDocument | 'off' | null> {
  const [row] = await selectInForce(tx, deskId, ['flow']);
  if (!row) return null;
  return row.turned_off ? 'off' : row.bodies;
}
