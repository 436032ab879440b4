import { randomUUID } from 'node:crypto';
import type { Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { deleteDevices, insertDevice, lockDevice, renewDevice, selectDevices } from './devices-store.ts';
import { selectSettings } from './preferences-store.ts';
import type { PushClient, PushSubscription } from './push-client.ts';
import { requireSession } from './require-session.ts';

/** The seal of what a browser handed over. */
export const subscriptionPlace = (deviceId: string) => `push_devices.subscription|${deviceId}`;

const DEVICES_EACH = 10;
/** A browser whose person has not signed in for this long is taken for given away. */
const KEPT_MS = 60 * 24 * 60 * 60_000;

/**
 * Has push on the browser that asks. The console asks again after each sign-in, which renews it; a browser that rang
 * for somebody else before rings for the caller from now on.
 */
export async function addPushDevice(
  context: Context,
  push: PushClient,
  caller: Caller,
  { subscription, device }: { subscription: PushSubscription; device: string },
): Promise<void> {
  const sessionId = requireSession(caller);
  if (!push.knows(subscription.endpoint))
    throw new AppError(
      'conflict',
      'The push service of this browser is not among those this server contacts.',
    );
  const keys = await context.keys(caller.operatorId);
  const at = context.clock.now();
  const endpointIndex = keys.index('push_endpoint', subscription.endpoint);
  const seal = (id: string) => keys.seal(subscriptionPlace(id), JSON.stringify(subscription));
  await context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await selectSettings(tx)).push)
      throw new AppError('conflict', 'Push is switched off for this operator; ask a system administrator.');
    const known = await lockDevice(tx, endpointIndex);
    if (known?.staff_id === caller.staffId) {
      await renewDevice(tx, known.id, {
        session_id: sessionId,
        sealed_subscription: seal(known.id),
        renewed_at: at,
      });
      await recordAudit(tx, context.clock, caller, {
        action: 'push_device.renewed',
        subject: { kind: 'push_device', id: known.id },
      });
      return;
    }
    if (known) await deleteDevices(tx, { id: known.id });
    await deleteDevices(tx, {
      staffId: caller.staffId,
      renewedBefore: new Date(at.getTime() - KEPT_MS),
    });
    if ((await selectDevices(tx, caller.staffId)).length >= DEVICES_EACH)
      throw new AppError(
        'conflict',
        `You have push on ${DEVICES_EACH} browsers; end it on one of them first.`,
      );
    const id = randomUUID();
    await insertDevice(tx, {
      id,
      staff_id: caller.staffId,
      session_id: sessionId,
      endpoint_index: endpointIndex,
      sealed_subscription: seal(id),
      device,
      at,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'push_device.added',
      subject: { kind: 'push_device', id },
    });
  });
}
