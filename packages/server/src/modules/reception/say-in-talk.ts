import type { NoticeKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import type { DeskEvent } from '../live/index.ts';
import { formOf } from '../notices/index.ts';
import type { DeskToday, MomentValues } from './desk-today.ts';
import { sendTexts } from './send-texts.ts';

type Talk = Pick<ConsultationRow, 'id' | 'seeker_id' | 'wrapped_key' | 'last_seq' | 'venue'>;

/**
 * Says one of the desk's texts in a talk that the caller has locked. Answers the talk's new last place, which the
 * caller writes, and what to announce; nothing is said where no such text is in force.
 */
export async function sayInTalk(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  {
    today,
    talk,
    kind,
    values = {},
  }: { today: DeskToday; talk: Talk; kind: NoticeKind; values?: MomentValues },
): Promise<{ said: boolean; lastSeq: number; events: DeskEvent[] }> {
  const form = (await formOf(tx, [talk.seeker_id])).get(talk.seeker_id) ?? 'standard';
  const rendered = today.render(kind, form, values);
  if (!rendered) return { said: false, lastSeq: talk.last_seq, events: [] };
  const lastSeq = talk.last_seq + 1;
  const events = await sendTexts(tx, context, keys, {
    offersOf: () => ({ forms: today.forms, hasFlow: false }),
    texts: [
      {
        ...rendered,
        deskId: today.deskId,
        kind,
        seekerId: talk.seeker_id,
        talk: { id: talk.id, seq: lastSeq, venue: talk.venue },
      },
    ],
    keyOf: () => keys.openConsultationKey(talk.id, talk.wrapped_key),
  });
  return { said: true, lastSeq, events };
}
