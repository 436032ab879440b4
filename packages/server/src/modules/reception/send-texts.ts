import { beginPostback, engineWord } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { DeskEvent } from '../live/index.ts';
import { formChoices, recordReceipts } from '../notices/index.ts';
import { queueNotices } from '../outgoing/index.ts';
import type { PlannedText } from './plan-texts.ts';

/** The kinds under which the other forms of the desk's texts are offered. */
const OFFERS_FORMS = new Set<string>(['greeting', 'closed']);

/** What a desk offers under its texts. */
export interface Offers {
  /** Forms in which it writes. */
  readonly forms: readonly string[];
  /** A bot begins the talk when somebody asks for it. */
  readonly hasFlow: boolean;
}

/** Who was greeted may begin with one tap; LINE shows 13 quick replies at most. */
function offered({ kind, form, deskId }: PlannedText, offersOf: (deskId: string) => Offers) {
  if (!OFFERS_FORMS.has(kind)) return {};
  const { forms, hasFlow } = offersOf(deskId);
  const begins =
    hasFlow && kind === 'greeting' ? [{ label: engineWord('begin', form), data: beginPostback() }] : [];
  const choices = formChoices(forms).map(({ label, postback }) => ({ label, data: postback }));
  const all = [...begins, ...choices].slice(0, 13);
  return all.length > 0 ? { choices: all } : {};
}

/** Hands planned texts to the lanes and writes down which version each person received. */
export async function sendTexts(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  {
    offersOf,
    texts,
    keyOf,
  }: {
    offersOf: (deskId: string) => Offers;
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
      ...offered(text, offersOf),
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
