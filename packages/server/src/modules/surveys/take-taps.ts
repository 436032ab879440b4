import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { formOf } from '../notices/index.ts';
import { say } from './ask-person.ts';
import { lockAskByToken } from './asks-store.ts';
import { questionBubble, thanksBubble } from './bubbles.ts';
import { answerOf, nextQuestion } from './read-answers.ts';
import { recordAnswers } from './record-answers.ts';
import type { SurveyTap } from './tap.ts';
import { formUrl, hashToken } from './token.ts';
import { selectVersion } from './versions-store.ts';

export interface TappedBy {
  readonly seekerId: string;
  readonly tap: SurveyTap;
  readonly at: Date;
  /** A talk of the person is open; they are asked nothing beside it. */
  readonly talking: boolean;
}

/**
 * Counts taps on buttons of surveys, of people who are locked, and asks on. Whatever else comes (another's button, an
 * old one, one pressed twice, one pressed years later) changes nothing and is answered by nothing.
 */
export async function takeSurveyTaps(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints' | 'publicUrl'>,
  keys: OperatorKeys,
  taps: readonly TappedBy[],
): Promise<void> {
  for (const tapped of taps) await takeTap(tx, context, keys, tapped);
}

async function takeTap(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints' | 'publicUrl'>,
  keys: OperatorKeys,
  { seekerId, tap, at, talking }: TappedBy,
): Promise<void> {
  const hash = hashToken(tap.token);
  const ask = hash && (await lockAskByToken(tx, hash));
  if (!ask || ask.seeker_id !== seekerId || !ask.expires_at || ask.expires_at <= at) return;
  const version = await selectVersion(tx, ask.version_id);
  const question = version?.document.questions.find(({ key }) => key === tap.question);
  const answer = question && answerOf(question, tap.value);
  if (!version || !answer) return;
  const answers = new Map([[tap.question, answer]]);
  const answered = await recordAnswers(tx, context, keys, { ask, version, answers });
  const isNew = answered.length > ask.answered.length;
  if (!isNew || (talking && ask.wave !== 'flow')) return;
  const { document } = version;
  const form = (await formOf(tx, [seekerId])).get(seekerId) ?? 'standard';
  const next = nextQuestion(document, answered);
  const asking = { token: tap.token, url: formUrl(context.publicUrl, tap.token), form };
  await say(tx, context, keys, {
    seekerId,
    version,
    bubble: next ? questionBubble(next, asking) : thanksBubble(document, form),
  });
}
