import { createECDH } from 'node:crypto';
import { routes } from '@tomoshibi/contract';
import { notify } from '../../src/modules/notifications/index.ts';
import type { TestApp } from './app.ts';
import type { TestOperator, TestPerson } from './people.ts';

/** A notification of a member, and a browser of theirs with push. */
export async function insertNotification(
  app: Pick<TestApp, 'context' | 'call'>,
  operator: TestOperator,
  person: TestPerson,
): Promise<{ notificationId: string; pushDeviceId: string }> {
  await app.context.db.tenant(operator.operatorId, (tx) =>
    notify(tx, app.context, {
      deskId: operator.desk.deskId,
      to: { staffIds: [person.staffId] },
      kind: 'broadcast_finished',
    }),
  );
  const { notifications } = await app.call(routes.listNotifications, { as: person, query: {} });
  const { devices } = await app.call(routes.addPushDevice, {
    as: person,
    body: {
      endpoint: `https://push.test/${person.staffId}`,
      keys: { p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: 'A'.repeat(22) },
    },
  });
  return {
    notificationId: notifications[0]?.id ?? '',
    pushDeviceId: devices[0]?.deviceId ?? '',
  };
}
