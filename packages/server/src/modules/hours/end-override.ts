import type { BodyOf, DeskHours, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockOverride } from './held-override.ts';
import { announceHoursChanged } from './hours-changed.ts';
import { endOverrideRow } from './hours-store.ts';
import { readHours } from './read-hours.ts';

/** Gives the desk back to its timetable. */
export async function endOverride(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  deskId: string,
  { overrideId: seen }: BodyOf<typeof routes.endHoursOverride>,
): Promise<DeskHours> {
  requireDeskRight(caller, deskId, 'desk.operate');
  const now = context.clock.now();
  return context.db.tenant(caller.operatorId, async (tx) => {
    const { held } = await lockOverride(tx, deskId, { seen, now });
    if (!held) throw new AppError('conflict', 'The desk follows its timetable already.');
    await endOverrideRow(tx, held.overrideId, { at: now, by: caller.staffId });
    await recordAudit(tx, context.clock, caller, {
      action: 'hours.override_ended',
      deskId,
      subject: { kind: 'desk', id: deskId },
    });
    await announceHoursChanged(tx, context, deskId);
    return readHours(tx, context, deskId);
  });
}
