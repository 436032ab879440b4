import type { AlertSettings, BodyOf, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { selectClock, upsertClock } from './clock-store.ts';
import { ALERTS_TIMER } from './raise-alerts.ts';

/** Sets how fast the desk's alerts climb; those that are open follow the new clock at once. */
export async function setClock(
  context: Context,
  caller: Caller,
  deskId: string,
  input: BodyOf<typeof routes.setAlertSettings>,
): Promise<AlertSettings> {
  requireDeskRight(caller, deskId, 'alert.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const known = await selectClock(tx, deskId);
    if (known.version !== input.version)
      throw new AppError('version_changed', 'Somebody else changed the clock. Read it again first.');
    const settings = { ...input, version: known.version + 1 };
    await upsertClock(tx, deskId, settings);
    await recordAudit(tx, context.clock, caller, {
      action: 'alert_clock.set',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: {
        urgent: `${input.urgent.supervisor}/${input.urgent.contact}`,
        high: `${input.high.supervisor}/${input.high.contact}`,
        medium: `${input.medium.supervisor}/${input.medium.contact}`,
        mediumClimbs: input.mediumClimbs,
        remindMinutes: input.remindMinutes,
      },
    });
    await wakeTimer(tx, context, { deskId, kind: ALERTS_TIMER, dueAt: context.clock.now() });
    await announceSettings(tx, context, deskId);
    return settings;
  });
}
