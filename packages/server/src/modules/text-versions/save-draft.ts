import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { readVersion } from './take-version.ts';
import type { VersionContext, VersionDoor } from './version-door.ts';
import {
  insertVersion,
  nextNumber,
  selectOpenVersion,
  updateDraft,
  type VersionContent,
  type VersionKind,
} from './versions-store.ts';

type Draft<K extends VersionKind> = VersionContent<K> & {
  readonly deskId: string;
  /** Of the draft the change was made from; 0 when there was none. */
  readonly revision: number;
};

async function writeDraft<K extends VersionKind>(
  tx: OperatorTx,
  context: Pick<VersionContext, 'clock'>,
  caller: Caller,
  { deskId, kind, bodies, turnedOff, revision }: Draft<K>,
): Promise<string> {
  const open = await selectOpenVersion(tx, deskId, kind);
  if (open?.state === 'submitted')
    throw new AppError(
      'conflict',
      'A version of this text waits for approval. It has to be approved or sent back first.',
    );
  if ((open?.revision ?? 0) !== revision)
    throw new AppError('version_changed', 'Somebody changed this draft meanwhile. Read it again.');
  const at = context.clock.now();
  if (open) {
    await updateDraft(tx, open.id, { bodies, turnedOff, authorId: caller.staffId, at });
    return open.id;
  }
  const id = uuidv7(context.clock);
  await insertVersion(tx, {
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

/** Writes the draft of the next version in a transaction of the caller, who has locked the desk; answers its id. */
export async function putDraft<K extends VersionKind, Shown>(
  tx: OperatorTx,
  context: Pick<VersionContext, 'clock' | 'hints'>,
  door: VersionDoor<K, Shown>,
  { caller, draft }: { readonly caller: Caller; readonly draft: Draft<K> },
): Promise<string> {
  const { deskId, kind, turnedOff } = draft;
  const id = await writeDraft(tx, context, caller, draft);
  await recordAudit(tx, context.clock, caller, {
    action: `${door.noun}.drafted`,
    deskId,
    subject: { kind: door.noun, id },
    details: { kind, turnedOff },
  });
  await announce(tx, context, [{ deskId, kind: 'desk', topic: door.topic }]);
  return id;
}

/** Writes the draft of the next version of a text; there is one draft a text. */
export async function saveDraft<K extends VersionKind, Shown>(
  context: VersionContext,
  door: VersionDoor<K, Shown>,
  caller: Caller,
  draft: Draft<K>,
): Promise<Shown> {
  const { deskId } = draft;
  requireDeskRight(caller, deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const versionId = await putDraft(tx, context, door, { caller, draft });
    return readVersion(tx, door, { deskId, versionId });
  });
}
