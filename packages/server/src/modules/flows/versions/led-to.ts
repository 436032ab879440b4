import { desksOf } from '@tomoshibi/contract';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { selectLiving } from '../../text-versions/index.ts';

/** Whether the flow of another desk leads to this one, so that it needs no account of its own. */
export async function isLedTo(
  tx: OperatorTx,
  { deskId, code }: { readonly deskId: string; readonly code: string },
): Promise<boolean> {
  const flows = await selectLiving(tx, ['flow']);
  return flows.some((row) => row.desk_id !== deskId && !row.turned_off && desksOf(row.bodies).includes(code));
}
