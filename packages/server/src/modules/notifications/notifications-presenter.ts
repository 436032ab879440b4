import { Notification, type NotificationPreferences, type NotificationSettings } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { defaultAddress, openAddress } from './address.ts';
import { countFailures } from './deliveries-store.ts';
import { countDevices, selectDevices } from './devices-store.ts';
import type { NotificationRow } from './notifications-store.ts';
import { defaultPreferences } from './preference-defaults.ts';
import { selectPerson, selectPreferences, selectSettings } from './preferences-store.ts';
import { vapidKeys } from './vapid.ts';

/** What this installation can do. */
export interface Ways {
  readonly pushServices: readonly string[];
  readonly mailReady: boolean;
}

export function presentNotification(row: NotificationRow): Notification {
  return Notification.parse({
    id: row.id,
    deskId: row.desk_id,
    deskName: row.desk_name,
    kind: row.kind,
    subject: row.subject_kind === null ? null : { kind: row.subject_kind, id: row.subject_id },
    urgent: row.urgent,
    times: row.times,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  });
}

const mailState = ({ mailReady }: Ways) => (mailReady ? 'ready' : 'not_set_up');

export async function presentPreferences(
  context: Context,
  ways: Ways,
  caller: Caller,
): Promise<NotificationPreferences> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const { staffId } = caller;
    const person = await selectPerson(tx, staffId);
    if (!person) throw notFound('member of staff');
    const stored = await selectPreferences(tx, staffId);
    const { choices, quiet } = stored ?? defaultPreferences(person.deskRoles, person.operatorRoles);
    const { push } = await selectSettings(tx);
    const devices = await selectDevices(tx, staffId);
    return {
      choices,
      quiet,
      address: openAddress(keys, staffId, stored?.sealedAddress ?? null),
      defaultAddress: defaultAddress(person.login),
      mail: mailState(ways),
      push: push && ways.pushServices.length > 0 ? 'ready' : 'switched_off',
      pushKey: vapidKeys(keys).publicKey,
      devices: devices.map((row) => ({
        deviceId: row.id,
        device: row.device,
        createdAt: row.created_at.toISOString(),
        current: row.session_id === caller.sessionId,
      })),
    };
  });
}

const FAILURES_SHOWN_MS = 7 * 24 * 60 * 60_000;

export async function presentSettings(
  context: Context,
  ways: Ways,
  caller: Caller,
): Promise<NotificationSettings> {
  const since = new Date(context.clock.now().getTime() - FAILURES_SHOWN_MS);
  return context.db.tenant(caller.operatorId, async (tx) => ({
    ...(await selectSettings(tx)),
    pushServices: [...ways.pushServices],
    mail: mailState(ways),
    devices: await countDevices(tx),
    failures: (await countFailures(tx, since)).map(({ transport, error, count, last_at: lastAt }) => ({
      transport,
      error,
      count,
      lastAt: lastAt.toISOString(),
    })),
  }));
}
