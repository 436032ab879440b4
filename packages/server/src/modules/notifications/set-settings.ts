import type { BodyOf, routes } from '@tomoshibi/contract';
import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { upsertSettings } from './preferences-store.ts';

/** What notifications of the operator may say, and whether push is allowed at all. */
export async function setSettings(
  context: Context,
  caller: Caller,
  settings: BodyOf<typeof routes.setNotificationSettings>,
): Promise<void> {
  requireOperatorRight(caller, 'notification.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    await upsertSettings(tx, settings);
    await recordAudit(tx, context.clock, caller, {
      action: 'notification_settings.changed',
      subject: { kind: 'operator', id: caller.operatorId },
      details: { ...settings },
    });
  });
}
