import type { Broadcast, BroadcastDetail } from '@tomoshibi/contract';
import { notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectTotals, selectUndecided } from './batches-store.ts';
import { presentBroadcast } from './broadcasts-presenter.ts';
import { selectBroadcastViews } from './broadcasts-store.ts';

/** A desk sends a few a month; what is older than these is in the reports. */
const LIST_LIMIT = 200;

export async function listBroadcasts(tx: OperatorTx, deskId: string): Promise<Broadcast[]> {
  const views = await selectBroadcastViews(tx, deskId, { limit: LIST_LIMIT });
  const totals = await selectTotals(
    tx,
    views.filter((view) => view.started_at !== null).map((view) => view.id),
  );
  const byId = new Map(totals.map((row) => [row.broadcast_id, row]));
  return views.map((view) => presentBroadcast(view, byId.get(view.id)));
}

/** One broadcast as the API shows it, as of this transaction. */
export async function readBroadcast(
  tx: OperatorTx,
  place: { readonly deskId: string; readonly broadcastId: string },
): Promise<BroadcastDetail> {
  const [view] = await selectBroadcastViews(tx, place.deskId, { id: place.broadcastId, limit: 1 });
  if (!view) throw notFound('broadcast');
  const [totals] = await selectTotals(tx, [view.id]);
  const undecided = await selectUndecided(tx, view.id);
  return {
    ...presentBroadcast(view, totals),
    undecided: undecided.map((batch) => ({
      batchId: batch.id,
      recipients: batch.listed - batch.skipped,
      firstTriedAt: (batch.first_attempt_at ?? batch.due_at).toISOString(),
      attempts: batch.attempts,
    })),
  };
}
