import { z } from 'zod';
import { Id, Time } from '../common.ts';
import {
  Notification,
  NotificationChoices,
  NotificationContent,
  NotificationPreferences,
  NotificationSettings,
} from '../notification.ts';
import { defineRoute } from '../route.ts';

const tag = 'Notifications';
const NotificationParams = z.object({ notificationId: Id });

export const notificationRoutes = {
  listNotifications: defineRoute({
    method: 'GET',
    path: '/notifications',
    auth: 'signed_in',
    tag,
    summary: 'Own notifications, newest first, and how many are unread',
    query: z.object({
      before: Id.optional().meta({ description: 'Id of the last one of the page before' }),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.object({ notifications: z.array(Notification), unread: z.int(), more: z.boolean() }),
  }),
  readNotifications: defineRoute({
    method: 'POST',
    path: '/notifications/read',
    auth: 'signed_in',
    tag,
    summary: 'Mark all own notifications up to a time as read',
    body: z.strictObject({ until: Time }),
    response: z.object({ unread: z.int() }),
  }),
  openNotification: defineRoute({
    method: 'POST',
    path: '/notifications/:notificationId/open',
    auth: 'signed_in',
    tag,
    summary: 'Mark one own notification as read and learn what it is about; links of push and mail lead here',
    params: NotificationParams,
    response: Notification,
  }),
  getNotificationPreferences: defineRoute({
    method: 'GET',
    path: '/session/notifications',
    auth: 'signed_in',
    tag,
    summary: 'How the caller is told, and what is possible here',
    response: NotificationPreferences,
  }),
  setNotificationPreferences: defineRoute({
    method: 'PUT',
    path: '/session/notifications',
    auth: 'signed_in',
    tag,
    summary: 'Choose how to be told',
    body: z.strictObject({
      choices: NotificationChoices,
      quiet: z.enum(['never', 'outside_shift']),
      address: z.email().max(200).nullable(),
    }),
    response: NotificationPreferences,
  }),
  addPushDevice: defineRoute({
    method: 'POST',
    path: '/session/notifications/devices',
    auth: 'signed_in',
    tag,
    summary: 'Have push on this browser; asked for again, it is renewed',
    body: z.strictObject({
      endpoint: z.url().max(1000),
      keys: z.strictObject({
        p256dh: z.string().regex(/^[\w-]{87}=?$/u, 'must be an uncompressed P-256 key in base64url'),
        auth: z.string().regex(/^[\w-]{22}={0,2}$/u, 'must be 16 bytes in base64url'),
      }),
    }),
    response: NotificationPreferences,
    errors: ['conflict'],
  }),
  removePushDevice: defineRoute({
    method: 'DELETE',
    path: '/session/notifications/devices/:pushDeviceId',
    auth: 'signed_in',
    tag,
    summary: 'End push on one of the own browsers',
    params: z.object({ pushDeviceId: Id }),
    response: NotificationPreferences,
  }),
  sendTestNotification: defineRoute({
    method: 'POST',
    path: '/session/notifications/test',
    auth: 'signed_in',
    tag,
    summary: 'Send a notification to oneself by every way that is open',
    errors: ['conflict'],
  }),
  getNotificationSettings: defineRoute({
    method: 'GET',
    path: '/notification-settings',
    auth: 'notification.manage',
    tag,
    summary: 'What notifications of the operator may say and which ways are open',
    response: NotificationSettings,
  }),
  setNotificationSettings: defineRoute({
    method: 'PUT',
    path: '/notification-settings',
    auth: 'notification.manage',
    tag,
    summary: 'Set what notifications may say and whether push is allowed',
    body: z.strictObject({ content: NotificationContent, push: z.boolean() }),
    response: NotificationSettings,
  }),
} as const;
