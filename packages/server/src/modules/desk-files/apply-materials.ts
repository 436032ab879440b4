import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { addPlace, changeTexts, selectPlaces } from '../materials/index.ts';
import type { Change } from './change.ts';
import type { DeskBlocks } from './desk-file.ts';

/** Writes what is printed, and adds places that are not there yet; a place keeps its code for ever. */
export async function applyMaterials(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  {
    deskId,
    code,
    blocks,
  }: {
    readonly deskId: string;
    readonly code: string;
    readonly blocks: Pick<DeskBlocks, 'materials' | 'places'>;
  },
): Promise<Change[]> {
  const changes: Change[] = [];
  const { materials: texts, places = [] } = blocks;
  if (texts && (await changeTexts(tx, context, actor, { deskId, texts })))
    changes.push({ what: 'material', name: code, done: 'saved' });
  const known = new Set((await selectPlaces(tx, deskId)).map(({ name }) => name));
  for (const { name, printed = 0 } of places) {
    if (known.has(name)) continue;
    await addPlace(tx, context, actor, { deskId, place: { name, note: '', printed } });
    changes.push({ what: 'place', name, done: 'created' });
  }
  return changes;
}
