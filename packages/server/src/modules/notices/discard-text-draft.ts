import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { takeVersion, type VersionPlace } from './read-version.ts';
import { deleteDraftVersion } from './text-versions-store.ts';

export async function discardTextDraft(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: VersionPlace,
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'notice.edit');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, place, 'draft');
    await deleteDraftVersion(tx, row.id);
    await recordAudit(tx, context.clock, caller, {
      action: 'notice.draft_discarded',
      deskId: place.deskId,
      subject: { kind: 'notice', id: row.id },
      details: { kind: row.kind },
    });
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: 'notices' }]);
  });
}
