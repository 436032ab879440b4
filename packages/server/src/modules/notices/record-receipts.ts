import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { insertReceipts } from './receipts-store.ts';

export interface NoticeReceiptEntry {
  readonly versionId: string;
  readonly seekerId: string;
  readonly consultationId: string | null;
  readonly messageId: string | null;
  readonly form: string;
}

/** Notes which version went to whom, in the transaction that hands it to the outbox. */
export async function recordReceipts(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  entries: readonly NoticeReceiptEntry[],
): Promise<void> {
  const at = context.clock.now();
  await insertReceipts(
    tx,
    entries.map((entry) => ({
      id: uuidv7(context.clock),
      version_id: entry.versionId,
      seeker_id: entry.seekerId,
      consultation_id: entry.consultationId,
      message_id: entry.messageId,
      form: entry.form,
      at,
    })),
  );
}
