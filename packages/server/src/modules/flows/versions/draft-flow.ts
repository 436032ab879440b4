import type { FlowDocument } from '@tomoshibi/contract';
import type { Caller } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { putDraft } from '../../text-versions/index.ts';
import { flowDoor } from './flow-door.ts';

/** Leaves a flow as the first draft of a new desk, in the transaction that makes it. */
export async function draftFlow(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  caller: Caller,
  { deskId, document }: { readonly deskId: string; readonly document: FlowDocument },
): Promise<void> {
  const draft = { deskId, kind: 'flow', bodies: document, turnedOff: false, revision: 0 } as const;
  await putDraft(tx, context, flowDoor, { caller, draft });
}
