import type { TextVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import { readVersion, takeVersion, type VersionPlace } from './read-version.ts';
import { requireRightText } from './save-text-draft.ts';
import { updateTextVersion } from './text-versions-store.ts';

/** Hands a draft in for approval; from here on the database itself refuses to change it. */
export async function submitText(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: VersionPlace,
  revision: number,
): Promise<TextVersion> {
  requireDeskRight(caller, place.deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await takeVersion(tx, place, 'draft');
    if (row.revision !== revision)
      throw new AppError('version_changed', 'Somebody changed this draft meanwhile. Read it again.');
    requireRightText(row.kind, { bodies: row.bodies, turnedOff: row.turned_off });
    const at = context.clock.now();
    await updateTextVersion(tx, row.id, {
      state: 'submitted',
      submitted_by: caller.staffId,
      submitted_at: at,
      updated_at: at,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'notice.submitted',
      deskId: place.deskId,
      subject: { kind: 'notice', id: row.id },
      details: { kind: row.kind, number: row.number },
    });
    await notify(tx, context, {
      deskId: place.deskId,
      to: { right: 'notice.approve' },
      kind: 'notice_waiting',
      subject: { kind: 'notice', id: row.id },
      except: caller.staffId,
    });
    await announce(tx, context, [{ deskId: place.deskId, kind: 'desk', topic: 'notices' }]);
    return readVersion(tx, place.deskId, row.id);
  });
}
