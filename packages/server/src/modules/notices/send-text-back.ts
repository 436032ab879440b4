import type { TextVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { tellAuthors } from './tell-authors.ts';
import { requireDecision } from './may-decide.ts';
import { readVersion, takeVersion, type VersionPlace } from './read-version.ts';
import { hasOfficer, updateTextVersion } from './text-versions-store.ts';

/** Sends a submitted text back with what should be different; a new draft may begin from it. */
export async function sendTextBack(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: VersionPlace,
  comment: string,
): Promise<TextVersion> {
  requireDeskRight(caller, place.deskId, 'notice.approve');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, place, 'submitted');
    requireDecision(caller, row, await hasOfficer(tx, place.deskId));
    const at = context.clock.now();
    await updateTextVersion(tx, row.id, {
      state: 'sent_back',
      decided_by: caller.staffId,
      decided_at: at,
      comment,
      updated_at: at,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'notice.sent_back',
      deskId: place.deskId,
      subject: { kind: 'notice', id: row.id },
      details: { kind: row.kind, number: row.number },
    });
    await tellAuthors(tx, context, caller, row);
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: 'notices' }]);
    return readVersion(tx, place.deskId, row.id);
  });
}
