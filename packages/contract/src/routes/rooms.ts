import { z } from 'zod';
import { ConsultationParams, DeskParams, Id, Time } from '../common.ts';
import { defineRoute } from '../route.ts';

/** Where a desk talks with people (R5). */
export const RoomTalks = z.enum(['line', 'room', 'choice']).meta({
  id: 'RoomTalks',
  description:
    'line: over LINE · room: in the secure room, a page of this server to which LINE is only the door · ' +
    'choice: the talk begins over LINE, and the person may go on in the room',
});
export type RoomTalks = z.infer<typeof RoomTalks>;

const room = {
  talks: RoomTalks,
  exitUrl: z
    .url({ protocol: /^https$/u, error: 'must be an https address' })
    .max(500)
    .nullable()
    .meta({ description: 'Harmless page to which the quick exit leads; null: an empty page' }),
  linkMinutes: z
    .int()
    .min(5)
    .max(60)
    .meta({ description: 'How long a link sent over LINE lets somebody in' }),
  idleMinutes: z
    .int()
    .min(5)
    .max(720)
    .meta({ description: 'After so long without a sign of the person the page asks for a new link' }),
  graceMinutes: z
    .int()
    .min(0)
    .max(1440)
    .meta({ description: 'How long the page can still be read after the talk has ended' }),
  liffId: z
    .string()
    .regex(/^\d{8,12}-[A-Za-z0-9]{4,20}$/u, 'must look like 1234567890-AbcdEfgh')
    .nullable()
    .meta({
      description: 'LIFF app of the desk’s LINE account; LINE then vouches that the same person opens a link',
    }),
};
export const RoomSettings = z.strictObject(room);
export type RoomSettings = z.infer<typeof RoomSettings>;

export const DeskRoom = z
  .object({
    ...room,
    version: z.int().meta({ description: '0: the desk talks over LINE and has set nothing' }),
  })
  .meta({ id: 'DeskRoom' });
export type DeskRoom = z.infer<typeof DeskRoom>;

export const RoomLink = z
  .object({
    url: z.string().meta({ description: 'Shown this once; it lets one browser in, once' }),
    expiresAt: Time,
    seekerId: Id,
    pseudonym: z.string(),
  })
  .meta({ id: 'RoomLink' });
export type RoomLink = z.infer<typeof RoomLink>;

export const RoomState = z
  .object({
    hasLine: z.boolean().meta({ description: 'The person can be told over LINE that an answer is there' }),
    linkSentAt: Time.nullable().meta({ description: 'When a link was last sent over LINE' }),
    toldAt: Time.nullable().meta({
      description: 'When the person was last told over LINE that an answer is there',
    }),
    seenAt: Time.nullable().meta({
      description: 'When the person’s page last fetched messages; null: never opened',
    }),
    open: z
      .boolean()
      .meta({ description: 'The page is open in front of the person, as far as can be known' }),
  })
  .meta({ id: 'RoomState' });
export type RoomState = z.infer<typeof RoomState>;

const hours = z.int().min(1).max(72).default(24).meta({ description: 'How long the link lets somebody in' });
const tag = 'Secure room';
export const roomRoutes = {
  getRoom: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/room',
    auth: 'desk.read',
    tag,
    summary: 'Where the desk talks with people, and the rules of its secure room (R5)',
    params: DeskParams,
    response: DeskRoom,
  }),
  setRoom: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/room',
    auth: 'rules.manage',
    tag,
    summary: 'Change where the desk talks with people; talks that run stay where they are',
    params: DeskParams,
    body: z.strictObject({ ...room, version: z.int().min(0) }),
    response: DeskRoom,
    errors: ['version_changed'],
  }),
  makeRoomLink: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/room-links',
    auth: 'talk.reply',
    tag,
    summary: 'A link for a new person without LINE, to be handed over by phone, mail or on paper',
    params: DeskParams,
    body: z.strictObject({ hours }),
    response: RoomLink,
    errors: ['conflict'],
  }),
  renewRoomLink: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/room-link',
    auth: 'talk.reply',
    tag,
    summary: 'A new link for the person of a talk in the secure room, to be handed over',
    params: ConsultationParams,
    body: z.strictObject({ hours }),
    response: RoomLink,
    errors: ['conflict'],
  }),
  getRoomState: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/room',
    auth: 'talk.read_own',
    tag,
    summary: 'Whether the person of a talk in the secure room has come in, and when they were told to',
    params: ConsultationParams,
    response: RoomState,
    errors: ['conflict'],
  }),
} as const;
