import type { OperatorTx } from '../../platform/db/database.ts';
import { forgetPlaces } from './hits-store.ts';

/**
 * Forgets where the hits of messages stood whose words were taken back or changed. The rows stay, so that every hit
 * is still reported, and the alert they raised stays open: what was said may hold though it was unsent.
 */
export async function withdrawHits(tx: OperatorTx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length > 0) await forgetPlaces(tx, messageIds);
}
