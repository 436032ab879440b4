import type { BodyOf, Hotline, routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { numberTaken } from './create-hotline.ts';
import { presentHotline } from './hotlines-presenter.ts';
import { lockHotline, selectDesksOfHotline, selectHotline, updateHotlineRow } from './hotlines-store.ts';

/** Changes a line. What somebody checked was the former number, so a new one counts as unchecked. */
export async function updateHotline(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  hotlineId: string,
  input: BodyOf<typeof routes.updateHotline>,
): Promise<Hotline> {
  requireOperatorRight(caller, 'hotline.manage');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      const row = await lockHotline(tx, hotlineId);
      if (!row) throw notFound('hotline');
      const { version, sourceUrl, ...facts } = input;
      if (row.version !== version)
        throw new AppError('version_changed', 'Somebody changed this line meanwhile. Read it again.');
      const other = row.number !== facts.number || row.source_url !== sourceUrl;
      const desks = await selectDesksOfHotline(tx, hotlineId);
      if (other && facts.active && desks.length > 0)
        throw new AppError(
          'conflict',
          'A desk names this line in its texts. Add the new number as a line of its own, check it, and choose it there.',
        );
      await updateHotlineRow(tx, hotlineId, {
        ...facts,
        source_url: sourceUrl,
        ...(other ? { checked_at: null, checked_by: null } : {}),
      });
      await recordAudit(tx, context.clock, caller, {
        action: 'hotline.updated',
        subject: { kind: 'hotline', id: hotlineId },
        details: { number: facts.number, active: facts.active },
      });
      await announce(
        tx,
        context,
        desks.map((deskId) => ({ deskId, kind: 'desk', topic: 'notices' })),
      );
      const changed = await selectHotline(tx, hotlineId);
      if (!changed) throw notFound('hotline');
      return presentHotline(changed, context.clock.now());
    });
  } catch (error) {
    throw numberTaken(error);
  }
}
