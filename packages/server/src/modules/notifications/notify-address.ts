import type { NotificationKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { deleteOldDeliveries, insertDeliveries } from './deliveries-store.ts';
import { MAIL_LASTS_MS } from './notify.ts';

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** The seal of an address in an outbox row. */
export const addressPlace = (deliveryId: string) => `notification_deliveries.address|${deliveryId}`;

/**
 * Sends a mail to the contact on duty, who is no member of staff: by mail only, always urgent, and it asks them to
 * telephone, since they cannot sign in. While mail is not set up it is put down as failed, which the administrator sees.
 */
export async function notifyAddress(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  { deskId, email, kind }: { deskId: string; email: string; kind: NotificationKind },
): Promise<void> {
  const now = context.clock.now();
  const id = uuidv7(context.clock);
  await insertDeliveries(tx, [
    {
      id,
      desk_id: deskId,
      kind,
      urgent: true,
      transport: 'mail',
      notification_id: null,
      staff_id: null,
      push_device_id: null,
      sealed_address: keys.seal(addressPlace(id), email),
      next_attempt_at: now,
      expires_at: new Date(now.getTime() + MAIL_LASTS_MS),
      created_at: now,
    },
  ]);
  await deleteOldDeliveries(tx, new Date(now.getTime() - KEPT_MS));
  tx.onCommit(() => context.hints.publish('telling', tx.operatorId));
}
