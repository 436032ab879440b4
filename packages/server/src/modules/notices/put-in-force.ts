import { isPageKind, TEXT_KINDS, type TextKind } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { ensurePublicId } from './public-id.ts';
import {
  insertTextVersion,
  nextNumber,
  selectInForce,
  supersede,
  type Bodies,
  type TextVersionRow,
} from './text-versions-store.ts';

/** `null`: the kind is turned off. */
export type WantedTexts = Partial<Record<TextKind, Bodies | null>>;

function same(row: TextVersionRow, wanted: Bodies | null): boolean {
  if (wanted === null) return row.turned_off;
  const forms = Object.keys(wanted);
  return (
    !row.turned_off &&
    forms.length === Object.keys(row.bodies).length &&
    forms.every((form) => row.bodies[form] === wanted[form])
  );
}

/**
 * Puts texts in force without approval, for a desk file: whoever runs it administers the whole installation. Such a
 * version names nobody and says that a file brought it. Drafts stay. The caller has locked the desk.
 */
export async function putInForce(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, texts }: { readonly deskId: string; readonly texts: WantedTexts },
): Promise<{ kind: TextKind; done: 'created' | 'changed' }[]> {
  const wanted = TEXT_KINDS.filter((kind) => texts[kind] !== undefined);
  const inForce = new Map((await selectInForce(tx, deskId, wanted)).map((row) => [row.kind, row]));
  const changes: { kind: TextKind; done: 'created' | 'changed' }[] = [];
  for (const kind of wanted) {
    const bodies = texts[kind] ?? null;
    const former = inForce.get(kind);
    if (former && same(former, bodies)) continue;
    const at = context.clock.now();
    const id = uuidv7(context.clock);
    await supersede(tx, deskId, kind, at);
    await insertTextVersion(tx, {
      id,
      desk_id: deskId,
      kind,
      number: await nextNumber(tx, deskId, kind),
      state: 'in_force',
      turned_off: bodies === null,
      bodies: bodies ?? {},
      origin: 'file',
      submitted_at: at,
      decided_at: at,
      in_force_from: at,
      updated_at: at,
    });
    if (isPageKind(kind) && bodies) await ensurePublicId(tx, deskId);
    await recordAudit(tx, context.clock, actor, {
      action: 'notice.put_in_force',
      deskId,
      subject: { kind: 'notice', id },
      details: { kind, by: 'file' },
    });
    changes.push({ kind, done: former ? 'changed' : 'created' });
  }
  if (changes.length > 0) await announce(tx, context, [{ deskId, kind: 'desk', topic: 'notices' }]);
  return changes;
}
