import type { OperatorTx } from '../../platform/db/database.ts';
import { insertTie, selectPlace } from './materials-store.ts';

/**
 * Notes by which place a person came, from a code in their own message (`readPlaceCode`). To be called under the
 * lock of the seeker's row, with the time of the event. The first place stays, also for another code later; an
 * unknown code, or one of another desk, ties nothing. Answers with the place that was tied now.
 */
export async function tieToPlace(
  tx: OperatorTx,
  found: { readonly deskId: string; readonly seekerId: string; readonly code: string; readonly at: Date },
): Promise<{ placeId: string } | null> {
  const { deskId, seekerId, code, at } = found;
  const place = await selectPlace(tx, deskId, { code });
  if (!place) return null;
  const tied = await insertTie(tx, { seeker_id: seekerId, desk_id: deskId, place_id: place.id, tied_at: at });
  return tied ? { placeId: place.id } : null;
}
