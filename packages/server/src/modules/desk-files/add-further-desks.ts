import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { addDesk, changeDesk, lockDesk, selectDeskIdByCode } from '../desks/index.ts';
import { applyBlocks } from './apply-blocks.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';
import type { DeskTemplate } from './desk-template.ts';

export type FurtherDesk = DeskTemplate['desks'][number];

interface Beside {
  readonly authorityId: string;
  readonly state: 'active' | 'closed' | undefined;
}

/** Adds a furnished desk inside a transaction of the caller, who has checked the rights. */
export async function addFurnishedDesk(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  {
    desk,
    blocks,
    authorityId,
    state,
  }: { readonly desk: Pick<FurtherDesk, 'code' | 'name' | 'desk'>; readonly blocks: DeskBlocks } & Beside,
): Promise<string> {
  const { code, name } = desk;
  const { nameDisplay = 'pseudonym', talkLimit = 2 } = desk.desk;
  const deskId = await addDesk(tx, context, actor, { authorityId, code, name, nameDisplay, talkLimit });
  const row = await lockDesk(tx, { id: deskId });
  if (row) await changeDesk(tx, context, actor, { row, to: { state } });
  await applyBlocks(tx, context, actor, { deskId, code, blocks });
  return deskId;
}

/** Adds the desks that a file's template brings along; one that is there already is left as it is. */
export async function addFurtherDesks(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { desks, ...beside }: { readonly desks: readonly FurtherDesk[] } & Beside,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { code, name, desk, ...blocks } of desks) {
    if ((await selectDeskIdByCode(tx, code)) !== null) continue;
    await addFurnishedDesk(tx, context, actor, { desk: { code, name, desk }, blocks, ...beside });
    changes.push({ what: 'desk', name: code, done: 'created' });
  }
  return changes;
}
