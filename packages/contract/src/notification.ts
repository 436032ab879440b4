import { z } from 'zod';
import { Id, Time } from './common.ts';

/** Everything staff can be told of. The set is closed: console and mails have words for each. */
export const NOTIFICATION_KINDS = [
  'new_consultation',
  'seeker_wrote',
  'alert_raised',
  'alert_climbed',
  'handed_over',
  'whisper',
  'notice_waiting',
  'notice_decided',
  'broadcast_waiting',
  'broadcast_refused',
  'broadcast_halted',
  'broadcast_finished',
  'quota_low',
  'short_staffed',
  'delivery_failed',
  'unreached',
  'test',
] as const;
export const NotificationKind = z.enum(NOTIFICATION_KINDS).meta({ id: 'NotificationKind' });
export type NotificationKind = z.infer<typeof NotificationKind>;

/** What a member of staff chooses by: a few groups instead of every kind. */
export const NOTIFICATION_GROUPS = ['alert', 'own_talk', 'waiting', 'approval', 'running'] as const;
export const NotificationGroup = z.enum(NOTIFICATION_GROUPS);
export type NotificationGroup = z.infer<typeof NotificationGroup>;

/** `null`: asked for by the person, so it goes everywhere. */
export const GROUP_OF_KIND: Record<NotificationKind, NotificationGroup | null> = {
  new_consultation: 'waiting',
  seeker_wrote: 'own_talk',
  alert_raised: 'alert',
  alert_climbed: 'alert',
  handed_over: 'own_talk',
  whisper: 'own_talk',
  notice_waiting: 'approval',
  notice_decided: 'approval',
  broadcast_waiting: 'approval',
  broadcast_refused: 'approval',
  broadcast_halted: 'approval',
  broadcast_finished: 'approval',
  quota_low: 'running',
  short_staffed: 'running',
  delivery_failed: 'own_talk',
  unreached: 'running',
  test: null,
};

export const NotificationSubject = z.object({
  kind: z.enum(['consultation', 'alert', 'broadcast', 'notice']),
  id: Id,
});
export type NotificationSubject = z.infer<typeof NotificationSubject>;

export const Notification = z
  .object({
    id: Id,
    deskId: Id.nullable(),
    deskName: z.string().nullable(),
    kind: NotificationKind,
    subject: NotificationSubject.nullable(),
    urgent: z.boolean(),
    times: z.int().meta({ description: 'How often it happened since it was last read' }),
    at: Time,
    readAt: Time.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

/** In the list of the console a notification always is; the rest is chosen. */
export const NotificationChoice = z.strictObject({
  sound: z.boolean(),
  push: z.boolean(),
  mail: z.boolean(),
});
export type NotificationChoice = z.infer<typeof NotificationChoice>;
export const NotificationChoices = z.strictObject({
  alert: NotificationChoice,
  own_talk: NotificationChoice,
  waiting: NotificationChoice,
  approval: NotificationChoice,
  running: NotificationChoice,
});
export type NotificationChoices = z.infer<typeof NotificationChoices>;

export const PushDevice = z.object({
  deviceId: Id,
  device: z.string().meta({ description: 'Browser and system, in a few words' }),
  createdAt: Time,
  current: z.boolean().meta({ description: 'Made or renewed by the session that asks' }),
});
export type PushDevice = z.infer<typeof PushDevice>;

export const NotificationPreferences = z
  .object({
    choices: NotificationChoices,
    quiet: z.enum(['never', 'outside_shift']).meta({
      description: 'outside_shift: no push or mail while off duty, but for what is urgent',
    }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'Where mail goes; null: to the sign-in name if it is one' }),
    defaultAddress: z.string().nullable(),
    mail: z.enum(['ready', 'not_set_up']),
    push: z.enum(['ready', 'switched_off']),
    pushKey: z.string().meta({ description: 'applicationServerKey for PushManager.subscribe, base64url' }),
    devices: z.array(PushDevice),
  })
  .meta({ id: 'NotificationPreferences' });
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

export const NotificationContent = z.enum(['bare', 'kind', 'kind_and_desk']).meta({
  description:
    'What push and mail may say: nothing but that there is something, its kind, or its desk as well',
});
export type NotificationContent = z.infer<typeof NotificationContent>;

export const NotificationSettings = z
  .object({
    content: NotificationContent,
    push: z
      .boolean()
      .meta({ description: 'Whether staff may have push; off, nothing goes to push services' }),
    pushServices: z
      .array(z.string())
      .meta({ description: 'Who is contacted for push, set by PUSH_SERVICES' }),
    mail: z.enum(['ready', 'not_set_up']),
    devices: z.int().meta({ description: 'Browsers of the operator that have push' }),
    failures: z
      .array(
        z.object({ transport: z.enum(['push', 'mail']), error: z.string(), count: z.int(), lastAt: Time }),
      )
      .meta({ description: 'What could not be sent in the last seven days' }),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof NotificationSettings>;
