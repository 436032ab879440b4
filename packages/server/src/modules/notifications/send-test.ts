import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { selectRecipients } from './notifications-store.ts';
import { tellPeople } from './notify.ts';
import { countWaiting } from './deliveries-store.ts';
import { requireSession } from './require-session.ts';

/** More than this on the way says that nothing is arriving; more tests would only flood whoever is tested. */
const TESTS_AT_ONCE = 20;

/** Tells the caller by every way that is open, now. */
export async function sendTest(context: Context, caller: Caller): Promise<void> {
  requireSession(caller);
  await context.db.tenant(caller.operatorId, async (tx) => {
    if ((await countWaiting(tx, caller.staffId, 'test')) >= TESTS_AT_ONCE)
      throw new AppError('conflict', 'The tests before this one have not left yet. Wait a little.');
    const people = await selectRecipients(tx, null, [caller.staffId]);
    await tellPeople(tx, context, people, { deskId: null, kind: 'test', subject: null, urgent: false });
    await recordAudit(tx, context.clock, caller, {
      action: 'notification.tested',
      subject: { kind: 'staff', id: caller.staffId },
    });
  });
}
