import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { applyTimetable } from '../hours/index.ts';
import { applyFlow } from './apply-flow.ts';
import { applyHotlines } from './apply-hotlines.ts';
import { applyMaterials } from './apply-materials.ts';
import { applyMenu } from './apply-menu.ts';
import { applyNotices } from './apply-notices.ts';
import { applySurveys } from './apply-surveys.ts';
import { applyRunning } from './apply-running.ts';
import { applyTemplates } from './apply-templates.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';

/** Furnishes a desk that is locked, by its file or by a template; a block that is left out changes nothing. */
export async function applyBlocks(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, code, blocks }: { readonly deskId: string; readonly code: string; readonly blocks: DeskBlocks },
): Promise<Change[]> {
  const { hours, templates, hotlines, notices, flow, menu, surveys } = blocks;
  const changes: Change[] = [];
  if (hours !== undefined && (await applyTimetable(tx, context, actor, { deskId, timetable: hours })))
    changes.push({ what: 'hours', name: code, done: 'saved' });
  changes.push(...(await applyRunning(tx, context, actor, { deskId, code, blocks })));
  changes.push(...(await applyTemplates(tx, context, actor, { deskId, templates })));
  changes.push(...(await applyHotlines(tx, context, actor, { deskId, hotlines })));
  changes.push(...(await applyNotices(tx, context, actor, { deskId, notices })));
  changes.push(...(await applyFlow(tx, context, actor, { deskId, code, flow })));
  changes.push(...(await applySurveys(tx, context, actor, { deskId, surveys })));
  // Its areas lead into the flow and to the pages among the texts.
  changes.push(...(await applyMenu(tx, context, actor, { deskId, code, menu })));
  changes.push(...(await applyMaterials(tx, context, actor, { deskId, code, blocks })));
  return changes;
}
