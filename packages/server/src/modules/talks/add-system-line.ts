import type { MessageKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { insertMessages } from './messages-store.ts';

export type SystemLine = Extract<
  MessageKind,
  'claimed' | 'handed_over' | 'moved' | 'closed' | 'reopened' | 'followed' | 'blocked'
>;

/** Puts a line such as "claimed by …" into a talk; the caller writes last_seq with its own change. */
export async function addSystemLine(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  row: Pick<ConsultationRow, 'id' | 'desk_id' | 'last_seq'>,
  line: { kind: SystemLine; authorId: string | null },
): Promise<{ messageId: string; seq: number }> {
  const messageId = uuidv7(context.clock);
  const seq = row.last_seq + 1;
  await insertMessages(tx, [
    {
      operator_id: tx.operatorId,
      id: messageId,
      desk_id: row.desk_id,
      consultation_id: row.id,
      seq,
      direction: 'system',
      kind: line.kind,
      sent_at: context.clock.now(),
      author_id: line.authorId,
      refused: false,
      delivery_attempts: 0,
    },
  ]);
  return { messageId, seq };
}
