import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectConsultations } from '../talks/index.ts';
import { bubblePlace, readBubble, talklessPlace, type Bubble } from './bubble.ts';
import type { OutboxRow } from './outbox-store.ts';

/** Opens the keys of the talks that bubbles belong to, once for all of them. */
export async function openBubbles(
  tx: OperatorTx,
  keys: OperatorKeys,
  rows: readonly OutboxRow[],
): Promise<{ of: (row: OutboxRow) => Bubble }> {
  const ids = [...new Set(rows.flatMap((row) => row.consultation_id ?? []))];
  const talks = ids.length > 0 ? await selectConsultations(tx, { ids }) : [];
  const talkKeys = new Map(
    talks.map((talk) => [talk.id, keys.openConsultationKey(talk.id, talk.wrapped_key)]),
  );
  return {
    of(row) {
      if (row.message_id === null || row.consultation_id === null)
        return readBubble(
          keys.unseal(talklessPlace(row.seeker_id, row.out_seq), row.sealed).toString('utf8'),
        );
      const key = talkKeys.get(row.consultation_id);
      if (!key) throw new Error('An outbox row has no consultation');
      return readBubble(key.unseal(bubblePlace(row.message_id, row.part), row.sealed));
    },
  };
}
