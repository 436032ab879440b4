import type { BodyOf, Me } from '@tomoshibi/contract';
import type { routes } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { presentMe } from './me-presenter.ts';
import { updateStaffRow } from './staff-store.ts';

/** Changes the caller's own preferences; what is not named stays. */
export async function setPreferences(
  context: Context,
  caller: Caller,
  wanted: BodyOf<typeof routes.setPreferences>,
): Promise<Me> {
  const change = {
    ...(wanted.sendKey === undefined ? {} : { send_key: wanted.sendKey }),
    ...(wanted.language === undefined ? {} : { language: wanted.language }),
    ...(wanted.sound === undefined ? {} : { sound: wanted.sound }),
  };
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (Object.keys(change).length > 0) {
      await updateStaffRow(tx, caller.staffId, change);
      await recordAudit(tx, context.clock, caller, {
        action: 'staff.preferences_changed',
        subject: { kind: 'staff', id: caller.staffId },
        details: change,
      });
    }
    return presentMe(tx, caller.staffId);
  });
}
