import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { takeVersion, type VersionPlace } from './take-version.ts';
import type { VersionContext, VersionDoor } from './version-door.ts';
import { deleteDraft, type VersionKind } from './versions-store.ts';

export async function discardDraft<K extends VersionKind, Shown>(
  context: VersionContext,
  door: VersionDoor<K, Shown>,
  caller: Caller,
  place: VersionPlace,
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'notice.edit');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, door, place, 'draft');
    await deleteDraft(tx, row.id);
    await recordAudit(tx, context.clock, caller, {
      action: `${door.noun}.draft_discarded`,
      deskId: place.deskId,
      subject: { kind: door.noun, id: row.id },
      details: { kind: row.kind },
    });
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: door.topic }]);
  });
}
