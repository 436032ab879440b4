import { checkText, type BodyOf, type routes, type TextKind, type TextVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { readVersion } from './read-version.ts';
import { insertTextVersion, nextNumber, selectOpenVersion, updateDraft } from './text-versions-store.ts';

export function requireRightText(
  kind: TextKind,
  { bodies, turnedOff }: { bodies: Record<string, string>; turnedOff: boolean },
): void {
  const faults = checkText(kind, bodies, turnedOff);
  if (faults.length === 0) return;
  const named = faults.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  throw new AppError('invalid_input', `The text is not right: ${named}`.slice(0, 500), faults);
}

async function writeDraft(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  caller: Caller,
  draft: { deskId: string; kind: TextKind } & BodyOf<typeof routes.saveTextDraft>,
): Promise<string> {
  const { deskId, kind, bodies, turnedOff } = draft;
  const open = await selectOpenVersion(tx, deskId, kind);
  if (open?.state === 'submitted')
    throw new AppError(
      'conflict',
      'A version of this text waits for approval. It has to be approved or sent back first.',
    );
  if ((open?.revision ?? 0) !== draft.revision)
    throw new AppError('version_changed', 'Somebody changed this draft meanwhile. Read it again.');
  const at = context.clock.now();
  if (open) {
    await updateDraft(tx, open.id, { bodies, turnedOff, authorId: caller.staffId, at });
    return open.id;
  }
  const id = uuidv7(context.clock);
  await insertTextVersion(tx, {
    id,
    desk_id: deskId,
    kind,
    number: await nextNumber(tx, deskId, kind),
    state: 'draft',
    turned_off: turnedOff,
    bodies,
    origin: 'console',
    authors: [caller.staffId],
    updated_at: at,
  });
  return id;
}

/** Writes the draft of the next version of a text; there is one draft a text. */
export async function saveTextDraft(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: { readonly deskId: string; readonly kind: TextKind },
  input: BodyOf<typeof routes.saveTextDraft>,
): Promise<TextVersion> {
  requireDeskRight(caller, place.deskId, 'notice.edit');
  requireRightText(place.kind, input);
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: place.deskId }))) throw notFound('desk');
    const id = await writeDraft(tx, context, caller, { ...place, ...input });
    await recordAudit(tx, context.clock, caller, {
      action: 'notice.drafted',
      deskId: place.deskId,
      subject: { kind: 'notice', id },
      details: { kind: place.kind, turnedOff: input.turnedOff },
    });
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: 'notices' }]);
    return readVersion(tx, place.deskId, id);
  });
}
