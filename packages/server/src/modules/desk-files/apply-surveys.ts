import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { putSurveyInForce } from '../surveys/index.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';

/** Puts the file's surveys in force, those that stop first; others, and drafts, stay. */
export async function applySurveys(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, surveys = {} }: { deskId: string; surveys: DeskBlocks['surveys'] },
): Promise<Change[]> {
  const changes: Change[] = [];
  const entries = Object.entries(surveys);
  const stopsFirst = entries.toSorted(
    ([, one], [, other]) => Number(other === 'off') - Number(one === 'off'),
  );
  for (const [key, wanted] of stopsFirst) {
    const done = await putSurveyInForce(tx, context, actor, { deskId, key, wanted });
    if (done) changes.push({ what: 'survey', name: key, done });
  }
  return changes;
}
