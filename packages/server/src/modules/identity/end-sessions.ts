import type { OperatorTx } from '../../platform/db/database.ts';
import { forgetDevices } from '../notifications/index.ts';
import { deleteSessions } from './sessions-store.ts';

/** Ends sessions on purpose, one or all, and push on their browsers with them; answers how many were ended. */
export async function endSessions(
  tx: OperatorTx,
  staffId: string,
  which: { readonly id: string } | 'all',
): Promise<number> {
  await forgetDevices(tx, staffId, which === 'all' ? 'all' : { sessionId: which.id });
  return deleteSessions(tx, staffId, which);
}
