import { TEXT_KINDS, type TextKind } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce } from '../live/index.ts';
import { putVersionInForce, type Bodies } from '../text-versions/index.ts';
import { textDoor } from './text-door.ts';

/** `null`: the kind is turned off. */
export type WantedTexts = Partial<Record<TextKind, Bodies | null>>;

/** Puts the texts of a desk file in force; the caller has locked the desk. */
export async function putInForce(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, texts }: { readonly deskId: string; readonly texts: WantedTexts },
): Promise<{ kind: TextKind; done: 'created' | 'changed' }[]> {
  const changes: { kind: TextKind; done: 'created' | 'changed' }[] = [];
  for (const kind of TEXT_KINDS) {
    const bodies = texts[kind];
    if (bodies === undefined) continue;
    const content = { kind, bodies: bodies ?? {}, turnedOff: bodies === null };
    const done = await putVersionInForce(tx, context, textDoor, { actor, deskId, content });
    if (done !== 'unchanged') changes.push({ kind, done });
  }
  if (changes.length > 0) await announce(tx, context, [{ deskId, kind: 'desk', topic: 'notices' }]);
  return changes;
}
