import type { OperatorTx } from '../../platform/db/database.ts';
import { deleteDevices } from './devices-store.ts';

/**
 * Ends push on the browsers of a session that was ended on purpose, or on all of a member. A session that merely ran
 * out leaves its browser subscribed: a telephone in a pocket is what push is for.
 */
export async function forgetDevices(
  tx: OperatorTx,
  staffId: string,
  which: { readonly sessionId: string } | 'all',
): Promise<void> {
  await deleteDevices(tx, which === 'all' ? { staffId } : { staffId, sessionId: which.sessionId });
}
