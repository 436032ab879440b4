import type { BodyOf, routes } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { ownAddressPlace } from './address.ts';
import { upsertPreferences } from './preferences-store.ts';
import { requireSession } from './require-session.ts';

/** The caller's own choices; from now on they no longer follow the roles. */
export async function setPreferences(
  context: Context,
  caller: Caller,
  { choices, quiet, address }: BodyOf<typeof routes.setNotificationPreferences>,
): Promise<void> {
  requireSession(caller);
  const keys = await context.keys(caller.operatorId);
  await context.db.tenant(caller.operatorId, async (tx) => {
    await upsertPreferences(tx, caller.staffId, {
      choices,
      quiet,
      sealedAddress: address === null ? null : keys.seal(ownAddressPlace(caller.staffId), address),
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'staff.notifications_chosen',
      subject: { kind: 'staff', id: caller.staffId },
      details: { quiet, ownAddress: address !== null },
    });
  });
}
