import { randomUUID } from 'node:crypto';
import {
  NOTIFICATION_GROUPS,
  NotificationChoices,
  type BodyOf,
  type Notification,
  type NotificationPreferences,
  type NotificationSettings,
  type routes,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import type { MockData } from './mock-data.ts';
import { mine } from './mock-session.ts';

interface Told {
  readonly list: Notification[];
  preferences: NotificationPreferences;
}

const started = (data: MockData): Told => ({
  list: [
    { kind: 'handed_over', times: 1, readAt: null },
    { kind: 'seeker_wrote', times: 3, readAt: null },
    { kind: 'short_staffed', times: 1, readAt: new Date().toISOString() },
  ].map(({ kind, times, readAt }, index): Notification => ({
    id: randomUUID(),
    deskId: data.desks[0]?.deskId ?? null,
    deskName: data.desks[0]?.name ?? null,
    kind: kind === 'handed_over' || kind === 'seeker_wrote' ? kind : 'short_staffed',
    subject: null,
    urgent: false,
    times,
    at: new Date(Date.now() - index * 600_000).toISOString(),
    readAt,
  })),
  preferences: {
    choices: NotificationChoices.parse(
      Object.fromEntries(
        NOTIFICATION_GROUPS.map((group) => [group, { sound: true, push: group === 'alert', mail: false }]),
      ),
    ),
    quiet: 'outside_shift',
    address: null,
    defaultAddress: 'sato@example.jp',
    mail: 'ready',
    push: 'ready',
    pushKey: `B${'A'.repeat(86)}`,
    devices: [
      {
        deviceId: randomUUID(),
        device: 'Safari · iPhone',
        createdAt: new Date(Date.now() - 86_400_000).toISOString(),
        current: false,
      },
    ],
  },
});

const settings: NotificationSettings = {
  content: 'bare',
  push: true,
  pushServices: ['fcm.googleapis.com', '*.push.apple.com'],
  mail: 'ready',
  devices: 3,
  failures: [{ transport: 'mail', error: 'smtp_550', count: 2, lastAt: new Date().toISOString() }],
};

const byPerson = new WeakMap<object, Told>();
function told(context: Context): Told {
  const person = mine(context);
  const known = byPerson.get(person) ?? started(context.data);
  byPerson.set(person, known);
  return known;
}
const unreadOf = ({ list }: Told): number => list.filter(({ readAt }) => readAt === null).length;
type Body<K extends keyof typeof routes> = { body: BodyOf<(typeof routes)[K]> };

export const notificationHandlers: Record<string, Handler> = {
  listNotifications: (_, context) => {
    const mineNow = told(context);
    return { notifications: mineNow.list, unread: unreadOf(mineNow), more: false };
  },
  readNotifications: (_, context) => {
    for (const one of told(context).list) one.readAt ??= new Date().toISOString();
    return { unread: 0 };
  },
  openNotification: ({ params }: { params: { notificationId: string } }, context) => {
    const found = told(context).list.find(({ id }) => id === params.notificationId);
    if (!found) throw new MockError('not_found');
    found.readAt ??= new Date().toISOString();
    return found;
  },
  getNotificationPreferences: (_, context) => told(context).preferences,
  setNotificationPreferences: ({ body }: Body<'setNotificationPreferences'>, context) => {
    const mineNow = told(context);
    mineNow.preferences = { ...mineNow.preferences, ...body };
    return mineNow.preferences;
  },
  removePushDevice: (_, context) => {
    told(context).preferences.devices = [];
    return told(context).preferences;
  },
  sendTestNotification: () => undefined,
  getNotificationSettings: () => settings,
  setNotificationSettings: ({ body }: Body<'setNotificationSettings'>) => Object.assign(settings, body),
};
