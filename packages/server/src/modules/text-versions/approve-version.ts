import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { tellAuthors } from './tell-authors.ts';
import { requireDecision } from './may-decide.ts';
import { hasOfficer } from './people-store.ts';
import { readVersion, takeVersion, type VersionPlace } from './take-version.ts';
import type { VersionContext, VersionDoor } from './version-door.ts';
import { supersede, updateVersion, type VersionKind } from './versions-store.ts';

/** Puts a submitted version in force at once, in the place of the former one. */
export async function approveVersion<K extends VersionKind, Shown>(
  context: VersionContext,
  door: VersionDoor<K, Shown>,
  caller: Caller,
  place: VersionPlace,
): Promise<Shown> {
  requireDeskRight(caller, place.deskId, 'notice.approve');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, door, place, 'submitted');
    requireDecision(caller, row, await hasOfficer(tx, place.deskId));
    const at = context.clock.now();
    await supersede(tx, place.deskId, row.kind, at);
    await updateVersion(tx, row.id, {
      state: 'in_force',
      decided_by: caller.staffId,
      decided_at: at,
      in_force_from: at,
      updated_at: at,
    });
    await door.inForce(tx, row);
    await recordAudit(tx, context.clock, caller, {
      action: `${door.noun}.approved`,
      deskId: place.deskId,
      subject: { kind: door.noun, id: row.id },
      details: { kind: row.kind, number: row.number, turnedOff: row.turned_off },
    });
    await tellAuthors(tx, context, caller, row);
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: door.topic }]);
    return readVersion(tx, door, place);
  });
}
