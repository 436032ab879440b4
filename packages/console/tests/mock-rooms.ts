import type { BodyOf, DeskRoom, RoomLink, RoomState, routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { MockError, type Context, type Handler } from './mock-context.ts';
import type { MockData } from './mock-data.ts';

const kept = new WeakMap<MockData, DeskRoom>();
const ROOM: DeskRoom = {
  talks: 'line',
  exitUrl: null,
  linkMinutes: 15,
  idleMinutes: 60,
  graceMinutes: 60,
  liffId: null,
  version: 0,
};
const roomOf = ({ data }: Context): DeskRoom => kept.get(data) ?? ROOM;

const link = (): RoomLink => ({
  url: `https://tomoshibi.example.jp/room/abcdefghijkm#${'A'.repeat(43)}`,
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  seekerId: randomUUID(),
  pseudonym: 'すずらん 2048',
});

export const roomHandlers: Record<string, Handler> = {
  getRoom: (_, context) => roomOf(context),
  setRoom: ({ body }: { body: BodyOf<(typeof routes)['setRoom']> }, context) => {
    if (body.version !== roomOf(context).version) throw new MockError('version_changed');
    kept.set(context.data, { ...body, version: body.version + 1 });
    return roomOf(context);
  },
  makeRoomLink: () => link(),
  renewRoomLink: () => link(),
  getRoomState: (): RoomState => ({
    hasLine: true,
    linkSentAt: new Date().toISOString(),
    toldAt: null,
    seenAt: null,
    open: false,
  }),
};
