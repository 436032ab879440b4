import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { accessConsultation } from '../talks/index.ts';
import { loadRoom } from './load-room.ts';
import { makeRoomLink } from './make-room-link.ts';
import { notInRoom, renewRoomLink } from './renew-room-link.ts';
import { selectRoom } from './rooms-store.ts';
import { setRoom } from './set-room.ts';
import { PRESENT_MS } from './when-to-tell.ts';

export function registerRoomRoutes(api: Api, context: Context): void {
  const { db, clock } = context;
  api.route(routes.getRoom, ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return loadRoom(tx, deskId);
    });
  });
  api.route(routes.setRoom, ({ caller, params, body }) => setRoom(context, caller, params.deskId, body));
  api.route(routes.makeRoomLink, ({ caller, params, body }) =>
    makeRoomLink(context, caller, { ...params, ...body }),
  );
  api.route(routes.renewRoomLink, ({ caller, params, body }) =>
    renewRoomLink(context, caller, { ...params, ...body }),
  );
  api.route(routes.getRoomState, ({ caller, params }) =>
    db.tenant(caller.operatorId, async (tx) => {
      const talk = await accessConsultation(tx, caller, params.consultationId);
      const seeker = await selectSeeker(tx, talk.seeker_id);
      if (!seeker) throw notFound('consultation');
      if (talk.venue !== 'room') throw notInRoom();
      const room = await selectRoom(tx, seeker.id);
      const time = (value: Date | null | undefined) => value?.toISOString() ?? null;
      const seen = room?.seen_at;
      return {
        hasLine: seeker.sealed_line_user_id !== null && seeker.friend_state !== 'blocked',
        linkSentAt: time(room?.door_at),
        toldAt: time(room?.told_at),
        seenAt: time(seen),
        open: seen ? clock.now().getTime() - seen.getTime() < PRESENT_MS : false,
      };
    }),
  );
}
