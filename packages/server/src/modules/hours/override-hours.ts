import type { BodyOf, DeskHours, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockOverride } from './held-override.ts';
import { announceHoursChanged } from './hours-changed.ts';
import { endOverrideRow, insertOverride } from './hours-store.ts';
import { readHours } from './read-hours.ts';

/** Longer is no exception any more, but a timetable. */
const LONGEST_MS = 31 * 86_400_000;

function endOf(until: string | null, now: Date): Date | null {
  if (until === null) return null;
  const end = new Date(until);
  if (end <= now)
    throw new AppError('invalid_input', 'The end is past.', [
      { field: 'until', reason: 'must be in the future' },
    ]);
  if (end.getTime() - now.getTime() > LONGEST_MS)
    throw new AppError('invalid_input', 'The end is too far ahead.', [
      { field: 'until', reason: 'must be within 31 days' },
    ]);
  return end;
}

export async function overrideHours(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  deskId: string,
  { overrideId: seen, phase, reason, until }: BodyOf<typeof routes.overrideHours>,
): Promise<DeskHours> {
  requireDeskRight(caller, deskId, 'desk.operate');
  const now = context.clock.now();
  const end = endOf(until, now);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const { held, left } = await lockOverride(tx, deskId, { seen, now });
    const former = held ?? left;
    if (former) await endOverrideRow(tx, former.overrideId, { at: now, by: caller.staffId });
    const id = uuidv7(context.clock);
    await insertOverride(tx, {
      id,
      desk_id: deskId,
      phase,
      reason,
      started_at: now,
      until: end,
      set_by: caller.staffId,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'hours.overridden',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { phase, until: end?.toISOString() ?? null },
    });
    await announceHoursChanged(tx, context, deskId);
    return readHours(tx, context, deskId);
  });
}
