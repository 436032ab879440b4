import type { Hotline } from '@tomoshibi/contract';
import { hasRightSomewhere, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { presentHotline } from './hotlines-presenter.ts';
import { lockHotline, selectDesksOfHotline, selectHotline, updateHotlineRow } from './hotlines-store.ts';

/** Writes who checked a line and when, inside a transaction of the caller. */
export async function noteChecked(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  check: { readonly id: string; readonly number: string; readonly at: Date },
): Promise<void> {
  const checkedBy = 'staffId' in actor ? actor.staffId : null;
  await updateHotlineRow(tx, check.id, { checked_at: check.at, checked_by: checkedBy });
  await recordAudit(tx, context.clock, actor, {
    action: 'hotline.checked',
    subject: { kind: 'hotline', id: check.id },
    details: { number: check.number },
  });
}

/** Notes that a person has just looked at the line's own site and found number and hours right. */
export async function checkHotline(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  hotlineId: string,
  version: number,
): Promise<Hotline> {
  // The directory is the operator's; whoever edits the texts of one desk may check it.
  if (!hasRightSomewhere(caller, 'notice.edit'))
    throw new AppError('forbidden', 'Your role does not include notice.edit.');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockHotline(tx, hotlineId);
    if (!row) throw notFound('hotline');
    if (row.version !== version)
      throw new AppError('version_changed', 'Somebody changed this line meanwhile. Check what it says now.');
    await noteChecked(tx, context, caller, { id: hotlineId, number: row.number, at: context.clock.now() });
    const desks = await selectDesksOfHotline(tx, hotlineId);
    await announce(
      tx,
      context,
      desks.map((deskId) => ({ deskId, kind: 'desk', topic: 'notices' })),
    );
    const checked = await selectHotline(tx, hotlineId);
    if (!checked) throw notFound('hotline');
    return presentHotline(checked, context.clock.now());
  });
}
