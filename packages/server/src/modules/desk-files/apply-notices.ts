import { TEXT_KINDS } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { putInForce, readyText, currentTexts, type WantedTexts } from '../notices/index.ts';
import type { Change } from './change.ts';
import type { DeskFile } from './desk-file.ts';

/** `standard` never takes the place of words the desk's people had approved. */
async function wantedTexts(
  tx: OperatorTx,
  deskId: string,
  notices: NonNullable<DeskFile['notices']>,
): Promise<WantedTexts> {
  const texts: WantedTexts = {};
  if (notices === 'standard') {
    const current = await currentTexts(tx, deskId);
    const known = new Set(current.filter(({ state }) => state === 'in_force').map(({ kind }) => kind));
    for (const kind of TEXT_KINDS) if (!known.has(kind)) texts[kind] = readyText(kind);
    return texts;
  }
  for (const kind of TEXT_KINDS) {
    const wanted = notices[kind];
    if (wanted !== undefined) texts[kind] = wanted === 'off' ? null : wanted;
  }
  return texts;
}

/** Puts the file's texts in force; others, and drafts, stay. */
export async function applyNotices(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, notices }: { deskId: string; notices: DeskFile['notices'] },
): Promise<Change[]> {
  if (notices === undefined) return [];
  const texts = await wantedTexts(tx, deskId, notices);
  const changes = await putInForce(tx, context, actor, { deskId, texts });
  return changes.map(({ kind, done }) => ({ what: 'notice', name: kind, done }));
}
