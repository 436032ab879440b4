import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { loadRules, writeDeskRules } from '../reception/index.ts';
import { loadRoom, writeDeskRoom } from '../rooms/index.ts';
import { selectSettings, writeDeskCapacity } from '../shifts/index.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';

type Wanted<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What is there, with what the file gives in its place. */
function merge<T extends object>(present: T, wanted: Wanted<T>): T {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return Object.assign({ ...present }, Object.fromEntries(given));
}
const differs = (one: object, other: object): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** How the desk runs by itself, and what it needs to open; what the file leaves out stays as it is. */
export async function applyRunning(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  {
    deskId,
    code,
    blocks,
  }: { deskId: string; code: string; blocks: Pick<DeskBlocks, 'rules' | 'room' | 'capacity'> },
): Promise<Change[]> {
  const done: Change[] = [];
  const { version, ...present } = await loadRules(tx, deskId);
  const rules = merge(present, blocks.rules ?? {});
  if (differs(present, rules)) {
    await writeDeskRules(tx, context, actor, { deskId, rules, version });
    done.push({ what: 'rules', name: code, done: 'saved' });
  }
  const { version: roomVersion, ...roomBefore } = await loadRoom(tx, deskId);
  const room = merge(roomBefore, blocks.room ?? {});
  if (differs(roomBefore, room)) {
    await writeDeskRoom(tx, context, actor, { deskId, room, version: roomVersion });
    done.push({ what: 'room', name: code, done: 'saved' });
  }
  const before = await selectSettings(tx, deskId);
  const settings = merge(before, blocks.capacity ?? {});
  if (differs(before, settings)) {
    await writeDeskCapacity(tx, context, actor, { deskId, settings });
    done.push({ what: 'capacity', name: code, done: 'saved' });
  }
  return done;
}
