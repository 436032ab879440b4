import { routes } from '@tomoshibi/contract';
import { notifyAddress } from '../../../src/modules/notifications/index.ts';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import { insertNotification } from '../notification-fixture.ts';
import { createPushBrowser } from '../push-service.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb }: VerbsAt): Promise<void> {
  const { counselor, system_admin: admin } = desk.operator.staff;
  const told = { as: await desk.test.signedIn(counselor) };
  const { choices } = await desk.test.call(routes.getNotificationPreferences, told);
  await verb({
    route: 'setNotificationPreferences',
    action: 'staff.notifications_chosen',
    call: { ...told, body: { choices, quiet: 'never', address: null } },
  });
  const browser = createPushBrowser('https://push.test').subscription;
  await verb({ route: 'addPushDevice', action: 'push_device.added', call: { ...told, body: browser } });
  const { devices } = await desk.test.call(routes.getNotificationPreferences, told);
  await verb({
    route: 'removePushDevice',
    action: 'push_device.removed',
    call: { ...told, params: { pushDeviceId: devices[0]?.deviceId ?? '' } },
  });
  const listed = async () =>
    (await desk.test.call(routes.listNotifications, { ...told, query: {} })).notifications;
  await verb({ route: 'sendTestNotification', action: 'notification.tested', call: told });
  await verb({
    route: 'openNotification',
    action: 'notification.opened',
    call: { ...told, params: { notificationId: (await listed())[0]?.id ?? '' } },
  });
  await desk.test.call(routes.sendTestNotification, told);
  const until = desk.test.clock.now().toISOString();
  await verb({
    route: 'readNotifications',
    action: 'notifications.read',
    call: { ...told, body: { until } },
  });
  await verb({
    route: 'setNotificationSettings',
    action: 'notification_settings.changed',
    call: { as: admin, body: { content: 'kind', push: true } },
  });
}

const ids = (app: TestApp, operator: TestOperator) =>
  insertNotification(app, operator, operator.staff.counselor);

async function fill({ test, operator }: LineDesk): Promise<void> {
  // Somebody whom no alert of the other cases tells: a push that is tried again and again would never be at rest.
  const { headquarters: as, system_admin: admin } = operator.staff;
  const { deskId } = operator.desk;
  await insertNotification(test, operator, as);
  const { choices } = await test.call(routes.getNotificationPreferences, { as });
  await test.call(routes.setNotificationPreferences, {
    as,
    body: { choices, quiet: 'never', address: 'toban@example.jp' },
  });
  await test.call(routes.setNotificationSettings, { as: admin, body: { content: 'bare', push: true } });
  const keys = await test.context.keys(operator.operatorId);
  const contact = { deskId, email: 'renraku@example.jp', kind: 'alert_climbed' } as const;
  await test.context.db.tenant(operator.operatorId, (tx) => notifyAddress(tx, test.context, keys, contact));
  await test.app.drain();
}

export const notificationsCases: ModuleCases = {
  ids,
  // A point of P-256 and 16 bytes, as a browser hands them over for push.
  samples: { endpoint: ['https://push.test/sample'], p256dh: [`B${'A'.repeat(86)}`], auth: ['A'.repeat(22)] },
  verbs,
  fill,
};
