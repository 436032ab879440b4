import type { BroadcastRecipient, RecipientResult } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { BroadcastPlace } from './broadcast-access.ts';
import { readBroadcast } from './read-broadcast.ts';
import { selectRecipientPage } from './recipients-store.ts';

const PAGE = 100;

/** A page of the people of a broadcast, each with what became of their copy. */
export async function readRecipients(
  tx: OperatorTx,
  place: BroadcastPlace,
  { result, after }: { readonly result?: RecipientResult | undefined; readonly after?: string | undefined },
): Promise<{ recipients: BroadcastRecipient[]; more: boolean }> {
  const { broadcastId } = await readBroadcast(tx, place);
  const rows = await selectRecipientPage(tx, {
    broadcastId,
    result: result ?? null,
    after: after ?? null,
    limit: PAGE + 1,
  });
  return {
    recipients: rows.slice(0, PAGE).map((row) => ({
      seekerId: row.seeker_id,
      pseudonym: row.pseudonym,
      result: row.result,
      at: row.at?.toISOString() ?? null,
    })),
    more: rows.length > PAGE,
  };
}
