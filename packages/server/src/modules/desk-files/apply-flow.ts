import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { putFlowInForce } from '../flows/index.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';

/** Puts the file's flow in force, or turns the flow off; talks that run keep theirs, and a draft stays. */
export async function applyFlow(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  {
    deskId,
    code,
    flow,
  }: { readonly deskId: string; readonly code: string; readonly flow: DeskBlocks['flow'] },
): Promise<Change[]> {
  if (flow === undefined) return [];
  const done = await putFlowInForce(tx, context, actor, { deskId, document: flow });
  return done === 'unchanged' ? [] : [{ what: 'flow', name: code, done }];
}
