import { isPageKind, type TextVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { tellAuthors } from './tell-authors.ts';
import { requireDecision } from './may-decide.ts';
import { ensurePublicId } from './public-id.ts';
import { readVersion, takeVersion, type VersionPlace } from './read-version.ts';
import { hasOfficer, supersede, updateTextVersion } from './text-versions-store.ts';

/** Puts a submitted text in force at once, in the place of the former version. */
export async function approveText(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: VersionPlace,
): Promise<TextVersion> {
  requireDeskRight(caller, place.deskId, 'notice.approve');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, place, 'submitted');
    requireDecision(caller, row, await hasOfficer(tx, place.deskId));
    const at = context.clock.now();
    await supersede(tx, place.deskId, row.kind, at);
    await updateTextVersion(tx, row.id, {
      state: 'in_force',
      decided_by: caller.staffId,
      decided_at: at,
      in_force_from: at,
      updated_at: at,
    });
    if (isPageKind(row.kind)) await ensurePublicId(tx, place.deskId);
    await recordAudit(tx, context.clock, caller, {
      action: 'notice.approved',
      deskId: place.deskId,
      subject: { kind: 'notice', id: row.id },
      details: { kind: row.kind, number: row.number, turnedOff: row.turned_off },
    });
    await tellAuthors(tx, context, caller, row);
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: 'notices' }]);
    return readVersion(tx, place.deskId, row.id);
  });
}
