import type { Hotline } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { presentHotline } from './hotlines-presenter.ts';
import { replaceDeskHotlines, selectDeskHotlines, selectHotlines } from './hotlines-store.ts';

/** Writes a desk's choice inside a transaction of the caller, who holds the desk's lock and announces. */
export async function writeDeskHotlines(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  choice: { readonly deskId: string; readonly hotlineIds: readonly string[] },
): Promise<void> {
  await replaceDeskHotlines(tx, choice.deskId, choice.hotlineIds);
  await recordAudit(tx, context.clock, actor, {
    action: 'hotline.chosen',
    deskId: choice.deskId,
    subject: { kind: 'desk', id: choice.deskId },
    details: { lines: choice.hotlineIds.length },
  });
}

function requireUsable(
  known: ReadonlyMap<string, { active: boolean; checked_at: Date | null }>,
  ids: readonly string[],
): void {
  if (new Set(ids).size < ids.length)
    throw new AppError('invalid_input', 'A line is named twice.', [
      { field: 'hotlineIds', reason: 'is named twice' },
    ]);
  for (const [index, id] of ids.entries()) {
    const row = known.get(id);
    if (!row?.active) throw notFound('hotline');
    if (row.checked_at === null)
      throw new AppError(
        'conflict',
        'This line has not been checked. Look at its own site first and mark it as checked.',
        [{ field: `hotlineIds.${index}`, reason: 'has not been checked' }],
      );
  }
}

/** Chooses and orders the lines a desk names to people. A line nobody has checked is not named to anybody. */
export async function chooseDeskHotlines(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  deskId: string,
  hotlineIds: readonly string[],
): Promise<{ hotlines: Hotline[] }> {
  requireDeskRight(caller, deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    requireUsable(new Map((await selectHotlines(tx)).map((row) => [row.id, row])), hotlineIds);
    await writeDeskHotlines(tx, context, caller, { deskId, hotlineIds });
    await announce(tx, context, [{ deskId, kind: 'desk', topic: 'notices' }]);
    const chosen = await selectDeskHotlines(tx, deskId);
    return { hotlines: chosen.map((row) => presentHotline(row, context.clock.now())) };
  });
}
