import { routes } from '@tomoshibi/contract';
import { requireOperatorRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { describeDevice } from '../../platform/http/describe-device.ts';
import { addPushDevice } from './add-push-device.ts';
import {
  presentNotification,
  presentPreferences,
  presentSettings,
  type Ways,
} from './notifications-presenter.ts';
import { countUnread, selectNotifications } from './notifications-store.ts';
import { openNotification } from './open-notification.ts';
import type { PushClient } from './push-client.ts';
import { readNotifications } from './read-notifications.ts';
import { removePushDevice } from './remove-push-device.ts';
import { requireSession } from './require-session.ts';
import { sendTest } from './send-test.ts';
import { setPreferences } from './set-preferences.ts';
import { setSettings } from './set-settings.ts';

function registerList(api: Api, context: Context): void {
  api.route(routes.listNotifications, ({ caller, query }) => {
    requireSession(caller);
    return context.db.tenant(caller.operatorId, async (tx) => {
      const { before = null, limit } = query;
      const rows = await selectNotifications(tx, caller.staffId, { before, limit: limit + 1 });
      return {
        notifications: rows.slice(0, limit).map(presentNotification),
        unread: await countUnread(tx, caller.staffId),
        more: rows.length > limit,
      };
    });
  });
  api.route(routes.readNotifications, async ({ caller, body }) => ({
    unread: await readNotifications(context, caller, new Date(body.until)),
  }));
  api.route(routes.openNotification, ({ caller, params }) =>
    openNotification(context, caller, params.notificationId),
  );
}

/** Routes of a person's own notifications and of the operator's settings for them. */
export function registerNotificationRoutes(
  api: Api,
  context: Context,
  { push, mailReady }: { push: PushClient; mailReady: boolean },
): void {
  const ways: Ways = { pushServices: push.services, mailReady };
  registerList(api, context);
  api.route(routes.getNotificationPreferences, async ({ caller }) => {
    requireSession(caller);
    return presentPreferences(context, ways, caller);
  });
  api.route(routes.setNotificationPreferences, async ({ caller, body }) => {
    await setPreferences(context, caller, body);
    return presentPreferences(context, ways, caller);
  });
  api.route(routes.addPushDevice, async ({ caller, body, request }) => {
    const device = describeDevice(request.headers['user-agent']);
    await addPushDevice(context, push, caller, { subscription: body, device });
    return presentPreferences(context, ways, caller);
  });
  api.route(routes.removePushDevice, async ({ caller, params }) => {
    await removePushDevice(context, caller, params.pushDeviceId);
    return presentPreferences(context, ways, caller);
  });
  api.route(routes.sendTestNotification, async ({ caller }) => {
    await sendTest(context, caller);
    return undefined;
  });
  api.route(routes.getNotificationSettings, async ({ caller }) => {
    requireOperatorRight(caller, 'notification.manage');
    return presentSettings(context, ways, caller);
  });
  api.route(routes.setNotificationSettings, async ({ caller, body }) => {
    await setSettings(context, caller, body);
    return presentSettings(context, ways, caller);
  });
}
