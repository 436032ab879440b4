import { formFor, graphemes, surveyForms, text } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { formOf } from '../notices/index.ts';
import { findAsk, lockAsk, type AskRow } from './asks-store.ts';
import type { FormView, Refused } from './form-page.ts';
import { formWords, withCount } from './form-words.ts';
import { answerOf, type Answer } from './read-answers.ts';
import { recordAnswers } from './record-answers.ts';
import { hashToken } from './token.ts';
import { selectVersion, type VersionRow } from './versions-store.ts';

interface Opened {
  readonly ask: AskRow;
  readonly version: VersionRow;
  readonly view: FormView;
}

async function open(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'publicUrl'>,
  { askId, token, form }: { askId: string; token: string; form: string | null },
): Promise<Opened | null> {
  const ask = await lockAsk(tx, askId);
  if (!ask?.expires_at || ask.expires_at <= context.clock.now()) return null;
  const version = await selectVersion(tx, ask.version_id);
  if (!version) return null;
  const { document } = version;
  const wanted = form ?? (await formOf(tx, [ask.seeker_id])).get(ask.seeker_id) ?? 'standard';
  const desk = await readDesk(tx, context, ask.desk_id);
  const view = {
    token,
    deskName: desk.name,
    document,
    questions: document.questions.filter(({ key }) => !ask.answered.includes(key)),
    form: formFor(surveyForms(document), wanted),
  };
  return { ask, version, view };
}

export interface Address {
  readonly token: string;
  readonly form: string | null;
}

async function find(context: Pick<Context, 'db'>, token: string) {
  const hash = hashToken(token);
  return hash && findAsk(context.db, hash);
}

/** The page behind a link; null when it leads nowhere or the time to answer is over, which look alike. */
export async function readForm(
  context: Pick<Context, 'db' | 'clock' | 'publicUrl'>,
  { token, form }: Address,
): Promise<FormView | null> {
  const found = await find(context, token);
  if (!found) return null;
  const { operatorId, askId } = found;
  return context.db.tenant(
    operatorId,
    async (tx) => (await open(tx, context, { askId, token, form }))?.view ?? null,
  );
}

export type Sent = { readonly done: FormView } | { readonly view: FormView; readonly refused: Refused };

/** Reads what was sent: answers by question, or what is wrong. What was left out is 答えない. */
function readSent(
  { questions, form }: FormView,
  given: ReadonlyMap<string, string>,
): { answers: Map<string, Answer> } | { faults: Map<string | null, string> } {
  const words = formWords(form);
  const answers = new Map<string, Answer>();
  const faults = new Map<string | null, string>();
  for (const question of questions) {
    const said = given.get(question.key);
    if (said === undefined) continue;
    if (question.type !== 'text') {
      const answer = answerOf(question, said === '' ? null : said);
      if (answer) answers.set(question.key, answer);
    } else if (said.trim() !== '') {
      const { maxLength } = question;
      const right = graphemes(said) <= maxLength && text(maxLength * 16).safeParse(said).success;
      if (right) answers.set(question.key, { kind: 'words', text: said });
      else faults.set(question.key, withCount(words.tooLong, maxLength));
    }
  }
  if (answers.size === 0 && faults.size === 0) faults.set(null, words.nothing);
  if (faults.size > 0) return { faults };
  for (const { key } of questions) if (!answers.has(key)) answers.set(key, { kind: 'skip' });
  return { answers };
}

/** Takes what was sent from the page, once; a repetition finds nothing left to answer and is thanked like the first. */
export async function answerForm(
  context: Pick<Context, 'db' | 'clock' | 'keys' | 'publicUrl'>,
  { token, form }: Address,
  given: ReadonlyMap<string, string>,
): Promise<Sent | null> {
  const found = await find(context, token);
  if (!found) return null;
  const { operatorId, askId } = found;
  const keys = await context.keys(operatorId);
  return context.db.tenant(operatorId, async (tx): Promise<Sent | null> => {
    const opened = await open(tx, context, { askId, token, form });
    if (!opened) return null;
    const { ask, version, view } = opened;
    if (view.questions.length === 0) return { done: view };
    const sent = readSent(view, given);
    if ('faults' in sent) return { view, refused: { given, faults: sent.faults } };
    await recordAnswers(tx, context, keys, { ask, version, answers: sent.answers });
    return { done: view };
  });
}
