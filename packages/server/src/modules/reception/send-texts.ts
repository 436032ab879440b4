import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { DeskEvent } from '../live/index.ts';
import { formChoices, recordReceipts } from '../notices/index.ts';
import { queueNotices } from '../outgoing/index.ts';
import type { PlannedText } from './plan-texts.ts';

/** The kinds under which the other forms of the desk's texts are offered. */
const OFFERS_FORMS = new Set<string>(['greeting', 'closed']);

function offered({ kind, deskId }: PlannedText, formsAt: (deskId: string) => readonly string[]) {
  if (!OFFERS_FORMS.has(kind)) return {};
  const choices = formChoices(formsAt(deskId)).map(({ label, postback }) => ({ label, data: postback }));
  return choices.length > 0 ? { choices } : {};
}

/** Hands planned texts to the lanes and writes down which version each person received. */
export async function sendTexts(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  {
    formsAt,
    texts,
    keyOf,
  }: {
    /** In which forms a desk writes, for the choice offered to people. */
    formsAt: (deskId: string) => readonly string[];
    texts: readonly PlannedText[];
    keyOf: (consultationId: string) => ConsultationKey;
  },
): Promise<DeskEvent[]> {
  if (texts.length === 0) return [];
  const { events, messageIds } = await queueNotices(
    tx,
    context,
    keys,
    texts.map((text) => ({
      deskId: text.deskId,
      seekerId: text.seekerId,
      talk: text.talk ? { ...text.talk, key: keyOf(text.talk.id) } : null,
      kind: text.kind,
      versionId: text.versionId,
      text: text.text,
      ...offered(text, formsAt),
    })),
  );
  await recordReceipts(
    tx,
    context,
    texts.map((text, index) => ({
      versionId: text.versionId,
      seekerId: text.seekerId,
      consultationId: text.talk?.id ?? null,
      messageId: messageIds[index] ?? null,
      form: text.form,
    })),
  );
  return events;
}
