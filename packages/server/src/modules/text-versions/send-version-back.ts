import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { tellAuthors } from './tell-authors.ts';
import { requireDecision } from './may-decide.ts';
import { hasOfficer } from './people-store.ts';
import { readVersion, takeVersion, type VersionPlace } from './take-version.ts';
import type { VersionContext, VersionDoor } from './version-door.ts';
import { updateVersion, type VersionKind } from './versions-store.ts';

/** Sends a submitted version back with what should be different; a new draft may begin from it. */
export async function sendVersionBack<K extends VersionKind, Shown>(
  context: VersionContext,
  door: VersionDoor<K, Shown>,
  caller: Caller,
  { comment, ...place }: VersionPlace & { readonly comment: string },
): Promise<Shown> {
  requireDeskRight(caller, place.deskId, 'notice.approve');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, door, place, 'submitted');
    requireDecision(caller, row, await hasOfficer(tx, place.deskId));
    const at = context.clock.now();
    await updateVersion(tx, row.id, {
      state: 'sent_back',
      decided_by: caller.staffId,
      decided_at: at,
      comment,
      updated_at: at,
    });
    await recordAudit(tx, context.clock, caller, {
      action: `${door.noun}.sent_back`,
      deskId: place.deskId,
      subject: { kind: door.noun, id: row.id },
      details: { kind: row.kind, number: row.number },
    });
    await tellAuthors(tx, context, caller, row);
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: door.topic }]);
    return readVersion(tx, door, place);
  });
}
