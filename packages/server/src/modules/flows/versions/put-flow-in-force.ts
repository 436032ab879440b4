import type { FlowDocument } from '@tomoshibi/contract';
import type { Actor } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { announce } from '../../live/index.ts';
import { putVersionInForce, selectInForce } from '../../text-versions/index.ts';
import { flowDoor } from './flow-door.ts';

/** Puts the flow of a desk file in force, or turns it off; the caller has locked the desk. */
export async function putFlowInForce(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, document }: { readonly deskId: string; readonly document: FlowDocument | 'off' },
): Promise<'created' | 'changed' | 'unchanged'> {
  const turnedOff = document === 'off';
  const bodies = turnedOff ? (await selectInForce(tx, deskId, ['flow']))[0]?.bodies : document;
  // Nothing was ever on.
  if (!bodies) return 'unchanged';
  const content = { kind: 'flow', bodies, turnedOff } as const;
  await flowDoor.requireRight(tx, { deskId, ...content });
  const done = await putVersionInForce(tx, context, flowDoor, { actor, deskId, content });
  if (done !== 'unchanged') await announce(tx, context, [{ deskId, kind: 'desk', topic: 'flow' }]);
  return done;
}
