import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { formOf } from '../notices/index.ts';
import { queueNotices } from '../outgoing/index.ts';
import { updateAsk } from './asks-store.ts';
import { firstBubble, type SurveyBubble } from './bubbles.ts';
import { expiryOf } from './plan-asks.ts';
import { formUrl, hashToken, newToken } from './token.ts';
import type { VersionRow } from './versions-store.ts';

type Asks = Pick<Context, 'clock' | 'hints' | 'publicUrl'>;

export interface Asked {
  readonly askId: string;
  readonly version: VersionRow;
  readonly consultationId: string;
  readonly seekerId: string;
}

/**
 * Says something of a survey to a person whose row is locked. It belongs to no talk, so that nobody at the desk sees
 * by what is asked next whether somebody answered.
 */
export async function say(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  { seekerId, version, bubble }: { seekerId: string; version: VersionRow; bubble: SurveyBubble },
): Promise<void> {
  const notice = { deskId: version.desk_id, seekerId, talk: null, kind: 'survey', versionId: version.id };
  await queueNotices(tx, context, keys, [{ ...notice, ...bubble }]);
}

/** Sends the beginning of a survey that was planned, with a fresh token that only the phone knows. */
export async function askPerson(
  tx: OperatorTx,
  context: Asks,
  keys: OperatorKeys,
  { askId, version, consultationId, seekerId }: Asked,
): Promise<void> {
  const token = newToken();
  const now = context.clock.now();
  const form = (await formOf(tx, [seekerId])).get(seekerId) ?? 'standard';
  await updateAsk(tx, askId, {
    state: 'asked',
    version_id: version.id,
    token_hash: hashToken(token),
    asked_at: now,
    expires_at: expiryOf(version.document.send, now),
  });
  const url = formUrl(context.publicUrl, token);
  await say(tx, context, keys, {
    seekerId,
    version,
    bubble: firstBubble(version.document, { token, url, form }),
  });
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: 'survey.asked',
      deskId: version.desk_id,
      subject: { kind: 'consultation', id: consultationId },
      details: { survey: version.key },
    },
  );
}
