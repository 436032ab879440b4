import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { selectConsultations } from '../talks/index.ts';
import { updateAsk, type AskRow } from './asks-store.ts';
import { insertAnswers, insertText } from './answers-store.ts';
import { textPlace } from './text-place.ts';
import type { Answer, Answers } from './read-answers.ts';
import { tokyoMonth } from './tokyo-clock.ts';
import type { VersionRow } from './versions-store.ts';

interface Given {
  /** Locked by the caller. */
  readonly ask: AskRow;
  readonly version: VersionRow;
  readonly answers: Answers;
}

/**
 * Counts what is answered for the first time and forgets the rest; answers which questions have been reacted to now.
 * What was chosen is kept apart from the person for ever: only free words stay with the talk, under its key.
 */
export async function recordAnswers(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  keys: OperatorKeys,
  { ask, version, answers }: Given,
): Promise<readonly string[]> {
  const fresh = version.document.questions.flatMap(({ key }): (readonly [string, Answer])[] => {
    const answer = answers.get(key);
    return answer && !ask.answered.includes(key) ? [[key, answer]] : [];
  });
  if (fresh.length === 0 || !ask.asked_at) return ask.answered;
  const month = tokyoMonth(ask.asked_at);
  await insertAnswers(
    tx,
    fresh.map(([question, answer]) => ({
      // Of version 4: an id that told the moment would tell the person.
      id: randomUUID(),
      desk_id: ask.desk_id,
      survey: ask.survey,
      version_id: version.id,
      wave: ask.wave,
      month,
      question,
      skipped: answer.kind === 'skip',
      value: answer.kind === 'value' ? answer.value : null,
    })),
  );
  await keepWords(tx, keys, ask, fresh);
  const answered = [...ask.answered, ...fresh.map(([question]) => question)];
  await updateAsk(tx, ask.id, { answered });
  await recordAudit(
    tx,
    context.clock,
    { kind: 'seeker' },
    {
      action: 'survey.answered',
      deskId: ask.desk_id,
      subject: { kind: 'survey', id: version.id },
      details: { survey: ask.survey, questions: fresh.length },
    },
  );
  return answered;
}

async function keepWords(
  tx: OperatorTx,
  keys: OperatorKeys,
  ask: AskRow,
  fresh: readonly (readonly [string, Answer])[],
): Promise<void> {
  const written = fresh.flatMap(([question, answer]) =>
    answer.kind === 'words' ? [{ question, text: answer.text }] : [],
  );
  if (written.length === 0) return;
  const [talk] = await selectConsultations(tx, { ids: [ask.consultation_id] });
  if (!talk) throw new Error('A survey belongs to a talk that is gone');
  const key = keys.openConsultationKey(talk.id, talk.wrapped_key);
  for (const { question, text } of written)
    await insertText(tx, { askId: ask.id, question, sealed: key.seal(textPlace(ask.id, question), text) });
}
