import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { deleteDevices } from './devices-store.ts';
import { requireSession } from './require-session.ts';

/** Ends push on one of the caller's own browsers. */
export async function removePushDevice(context: Context, caller: Caller, id: string): Promise<void> {
  requireSession(caller);
  await context.db.tenant(caller.operatorId, async (tx) => {
    if ((await deleteDevices(tx, { staffId: caller.staffId, id })) === 0) throw notFound('browser');
    await recordAudit(tx, context.clock, caller, {
      action: 'push_device.removed',
      subject: { kind: 'push_device', id },
    });
  });
}
