import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import { readVersion, takeVersion, type VersionPlace } from './take-version.ts';
import type { VersionContext, VersionDoor } from './version-door.ts';
import { updateVersion, type VersionKind } from './versions-store.ts';

/** Hands a draft in for approval; from here on the database itself refuses to change it. */
export async function submitVersion<K extends VersionKind, Shown>(
  context: VersionContext,
  door: VersionDoor<K, Shown>,
  caller: Caller,
  { revision, ...place }: VersionPlace & { readonly revision: number },
): Promise<Shown> {
  requireDeskRight(caller, place.deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, door, place, 'draft');
    if (row.revision !== revision)
      throw new AppError('version_changed', 'Somebody changed this draft meanwhile. Read it again.');
    const { kind, bodies, turned_off: turnedOff } = row;
    await door.requireRight(tx, { deskId: place.deskId, kind, bodies, turnedOff });
    const at = context.clock.now();
    await updateVersion(tx, row.id, {
      state: 'submitted',
      submitted_by: caller.staffId,
      submitted_at: at,
      updated_at: at,
    });
    await recordAudit(tx, context.clock, caller, {
      action: `${door.noun}.submitted`,
      deskId: place.deskId,
      subject: { kind: door.noun, id: row.id },
      details: { kind, number: row.number },
    });
    await notify(tx, context, {
      deskId: place.deskId,
      to: { right: 'notice.approve' },
      kind: 'notice_waiting',
      subject: { kind: 'notice', id: row.id },
      except: caller.staffId,
    });
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: door.topic }]);
    return readVersion(tx, door, place);
  });
}
