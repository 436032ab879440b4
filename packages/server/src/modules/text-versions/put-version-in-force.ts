import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import type { VersionDoor } from './version-door.ts';
import {
  insertVersion,
  nextNumber,
  selectInForce,
  selectVersion,
  supersede,
  type VersionContent,
  type VersionKind,
} from './versions-store.ts';

export type PutDone = 'created' | 'changed' | 'unchanged';

/**
 * Puts a version in force without approval, for a desk file: whoever runs it administers the whole installation. Such a
 * version names nobody and says that a file brought it. Drafts stay. The caller has locked the desk, and announces.
 */
export async function putVersionInForce<K extends VersionKind, Shown>(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  door: VersionDoor<K, Shown>,
  { actor, deskId, content }: { actor: Actor; deskId: string; content: VersionContent<K> },
): Promise<PutDone> {
  const { kind, bodies, turnedOff } = content;
  const [former] = await selectInForce(tx, deskId, [kind]);
  const same = former?.turned_off === turnedOff && (turnedOff || isDeepStrictEqual(former.bodies, bodies));
  if (same) return 'unchanged';
  const at = context.clock.now();
  const id = uuidv7(context.clock);
  await supersede(tx, deskId, kind, at);
  await insertVersion(tx, {
    id,
    desk_id: deskId,
    kind,
    number: await nextNumber(tx, deskId, kind),
    state: 'in_force',
    turned_off: turnedOff,
    bodies,
    origin: 'file',
    submitted_at: at,
    decided_at: at,
    in_force_from: at,
    updated_at: at,
  });
  const row = await selectVersion(tx, id, [kind]);
  if (row) await door.inForce(tx, row);
  await recordAudit(tx, context.clock, actor, {
    action: `${door.noun}.put_in_force`,
    deskId,
    subject: { kind: door.noun, id },
    details: { kind, by: 'file' },
  });
  return former ? 'changed' : 'created';
}
