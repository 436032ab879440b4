import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MessagingClient } from '../../line/messaging-client.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { newRoomToken, ROOM_HANDLE } from '../rooms/index.ts';
import { findRoomOwner } from './access-store.ts';
import { askLink } from './ask-link.ts';
import { chooseForm } from './choose-form.ts';
import { AWAY_PAGE, doorPage, unknownPage } from './door-html.ts';
import { enterRoom } from './enter-room.ts';
import { leaveRoom } from './leave-room.ts';
import { createLimiter } from './limits.ts';
import { readDoor } from './read-door.ts';
import {
  clearRoomCookie,
  isOwnPage,
  isToken,
  readRoomCookie,
  requireOwnSite,
  setRoomCookie,
} from './room-cookie.ts';
import { DOOR_POLICY, LIFF_POLICY } from './room-document.ts';
import { registerTalkPage } from './talk-page.ts';
import type { RoomVisit } from './visit.ts';
import { ROOM_FORMS, roomFormOf, type Told } from './room-words.ts';

const MINUTE_MS = 60_000;
/** Forms carry a message of 5,000 characters, each up to nine bytes. */
const FORM_LIMIT = 128 * 1024;

const Params = z.object({ handle: z.string().max(40) });
const Form = z.enum(ROOM_FORMS);
const DoorQuery = z.object({ form: Form.optional().catch(undefined), closed: z.string().optional() });
const LiffQuery = z.object({ 'liff.state': z.string().max(400) });
const EnterBody = z.object({
  token: z.string().trim(),
  idToken: z.string().max(4000).optional(),
  form: Form.optional().catch(undefined),
});

/**
 * The pages of the secure room. They set a cookie that reaches no other page, send nothing elsewhere and are kept
 * nowhere; a link's secret comes in the body of a form and never in an address.
 */
export function registerRoomPages(
  http: FastifyInstance,
  context: Context,
  line: Pick<MessagingClient, 'verifyIdToken'>,
): void {
  const { clock, publicUrl } = context;
  const tries = createLimiter(clock, { most: 20, withinMs: 10 * MINUTE_MS });
  const asks = createLimiter(clock, { most: 3, withinMs: 10 * MINUTE_MS });

  async function visit(request: FastifyRequest): Promise<RoomVisit | null> {
    const { handle } = Params.parse(request.params);
    if (!ROOM_HANDLE.test(handle)) return null;
    const owner = await findRoomOwner(context.db, handle);
    const door = owner && (await readDoor(context, owner));
    return owner && door ? { handle, owner, door, token: readRoomCookie(request, publicUrl) } : null;
  }

  function html(reply: FastifyReply, body: string, policy = DOOR_POLICY): FastifyReply {
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(body);
  }

  function nobody(reply: FastifyReply): FastifyReply {
    return html(reply.code(404), unknownPage());
  }

  function showDoor(
    reply: FastifyReply,
    { handle, door }: Pick<RoomVisit, 'handle' | 'door'>,
    shown: { told: Told | null; form: string | undefined; status: number },
  ): FastifyReply {
    const form = roomFormOf(shown.form ?? door.form);
    const page = doorPage({ ...door, handle, form, told: shown.told });
    return html(reply.code(shown.status), page, door.liffId === null ? DOOR_POLICY : LIFF_POLICY);
  }

  void http.register((scope, _options, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(body.toString()))),
    );

    scope.get('/room/away', (_request, reply) => html(reply, AWAY_PAGE));

    // LIFF opens its one address first, with the rest of the link beside it, and its script goes on from there.
    scope.get('/room', async (request, reply) => {
      const query = LiffQuery.safeParse(request.query);
      const handle = query.success ? /^\/([^/?#]+)/u.exec(query.data['liff.state'])?.[1] : undefined;
      if (handle === undefined || !ROOM_HANDLE.test(handle)) return nobody(reply);
      const owner = await findRoomOwner(context.db, handle);
      const door = owner && (await readDoor(context, owner));
      if (!door) return nobody(reply);
      return showDoor(reply, { handle, door }, { told: null, form: undefined, status: 200 });
    });

    scope.post('/room/:handle/enter', async (request, reply) => {
      requireOwnSite(request, publicUrl);
      const found = await visit(request);
      if (!found) return nobody(reply);
      const body = EnterBody.safeParse(request.body);
      const form = body.success ? body.data.form : undefined;
      const refuse = (told: Told, status: number) => showDoor(reply, found, { told, form, status });
      if (tries.take(`${request.ip}\0${found.handle}`) !== null) return refuse('wait', 429);
      if (!body.success || !isToken(body.data.token)) return refuse('unknown', 403);
      // Without a cookie of an earlier visit nothing can be told of this browser but that it is a new one.
      const entered = await enterRoom(context, line, found.owner, {
        token: body.data.token,
        browser: found.token ?? newRoomToken(),
        idToken: body.data.idToken ?? null,
      });
      if ('refused' in entered) return refuse(entered.refused, entered.refused === 'line_away' ? 503 : 403);
      if (form) await chooseForm(context, found.owner, { token: entered.token, form });
      setRoomCookie(reply, publicUrl, found.handle, entered.token);
      return reply.redirect(`/room/${found.handle}`, 303);
    });

    scope.post('/room/:handle/link', async (request, reply) => {
      requireOwnSite(request, publicUrl);
      const found = await visit(request);
      if (!found) return nobody(reply);
      const body = DoorQuery.safeParse(request.body ?? {});
      const form = body.success ? body.data.form : undefined;
      const told = asks.take(found.handle) === null ? await askLink(context, found.owner) : 'wait';
      return showDoor(reply, found, { told, form, status: told === 'wait' ? 429 : 200 });
    });

    scope.post('/room/:handle/leave', async (request, reply) => {
      requireOwnSite(request, publicUrl);
      const found = await visit(request);
      const left =
        found?.token && isOwnPage(request.body, found.token)
          ? await leaveRoom(context, found.owner, found.token)
          : null;
      if (found) clearRoomCookie(reply, publicUrl, found.handle);
      // A policy may keep a form from leading elsewhere by redirection; this header is no redirection.
      return html(reply.header('refresh', `0; url=${left?.exitUrl ?? '/room/away'}`), AWAY_PAGE);
    });

    registerTalkPage(scope, context, {
      visit,
      nobody,
      html,
      door: (request, reply, found, status) => {
        const { form, closed } = DoorQuery.parse(request.query);
        // The cookie of a browser that has not come in yet marks it, so that a lost answer can be repeated.
        if (!found.token) setRoomCookie(reply, publicUrl, found.handle, newRoomToken());
        return showDoor(reply, found, {
          told: closed !== undefined || status === 401 ? 'gone' : null,
          form,
          status,
        });
      },
    });
    scope.setErrorHandler((error, request, reply) => {
      // Whoever needs help is shown a page, and never a word of code.
      if (error instanceof AppError && error.code === 'wrong_origin') return nobody(reply);
      const known = error instanceof AppError && error.code !== 'unavailable';
      if (!known && request.headers.accept?.includes('text/html')) {
        context.logger.error({ event: 'room_page_failed', route: request.routeOptions.url, err: error });
        return html(reply.code(503).header('retry-after', '5'), unknownPage());
      }
      throw error;
    });
    done();
  });
}
