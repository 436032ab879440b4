import { text as textOf } from '@tomoshibi/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { chooseForm } from './choose-form.ts';
import { createLimiter } from './limits.ts';
import { readRoom, type RoomView } from './read-room.ts';
import { isOwnPage, pageKey, requireOwnSite } from './room-cookie.ts';
import { ROOM_POLICY } from './room-document.ts';
import { messagesHtml, roomPage, stateText } from './room-html.ts';
import { ROOM_FORMS, roomFormOf, roomWords, type RoomWords } from './room-words.ts';
import { sayInRoom } from './say-in-room.ts';
import type { RoomVisit } from './visit.ts';
import { createNewsDesk } from './wait-for-news.ts';

const MINUTE_MS = 60_000;
/** LINE's limit of one text, in the unit it counts in. */
const TEXT_LIMIT = 5000;
/** How soon a page that could not be kept waiting asks again. */
const BUSY_WAIT_MS = 10_000;

const place = {
  talk: z.union([z.uuid(), z.literal('')]).catch(''),
  upTo: z.coerce.number().int().min(0).catch(0),
};
const News = z.object({ ...place, active: z.string().optional() });
const Say = z.object({
  ...place,
  id: z.uuid(),
  // Forms send line breaks as two characters; what is counted and kept is one.
  tap: z.string().min(1).max(300).optional(),
  text: z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed()),
});
const FormBody = z.object({ form: z.enum(ROOM_FORMS) });
const Text = textOf(TEXT_LIMIT);

/** What the page of the talk needs of the routes around it. */
interface Around {
  readonly visit: (request: FastifyRequest) => Promise<RoomVisit | null>;
  readonly nobody: (reply: FastifyReply) => FastifyReply;
  readonly html: (reply: FastifyReply, body: string, policy?: string) => FastifyReply;
  readonly door: (
    request: FastifyRequest,
    reply: FastifyReply,
    found: RoomVisit,
    status: number,
  ) => FastifyReply;
}

const wantsJson = (request: FastifyRequest): boolean =>
  request.headers.accept?.includes('application/json') ?? false;

const signedOut = () => new AppError('signed_out', 'The room is closed; a new link opens it.');

function faultOf(text: string, words: RoomWords): string | null {
  if (text.trim() === '') return words.empty;
  return Text.safeParse(text).success ? null : words.tooLong;
}

const newsOf = (view: RoomView, { handle, door }: RoomVisit, token: string) => {
  const form = roomFormOf(door.form);
  return {
    talk: view.talk,
    upTo: view.upTo,
    html: messagesHtml(view.messages, { handle, form, pageKey: pageKey(token) }),
    state: stateText(view, form),
  };
};

/** The room itself: read, wait for what is new, write, choose how to be spoken to. */
export function registerTalkPage(scope: FastifyInstance, context: Context, around: Around): void {
  const { clock, publicUrl } = context;
  const writes = createLimiter(clock, { most: 20, withinMs: MINUTE_MS });
  const news = createNewsDesk(context);
  scope.addHook('preClose', (done) => {
    news.close();
    done();
  });

  async function showRoom(
    reply: FastifyReply,
    { handle, owner, door }: RoomVisit,
    shown: { token: string; active: boolean; fault: { say: string; text: string } | null; status: number },
  ): Promise<FastifyReply | null> {
    const { token, active, fault, status } = shown;
    const view = await readRoom(context, owner, { token, active, has: { talk: null, upTo: 0 } }, 'page');
    if (!view) return null;
    const page = roomPage({
      handle,
      form: roomFormOf(door.form),
      deskName: door.deskName,
      view,
      exitUrl: view.held.room.exitUrl ?? '/room/away',
      pageKey: pageKey(token),
      nextId: randomUUID(),
      fault,
    });
    return around.html(reply.code(status), page, ROOM_POLICY);
  }

  scope.get('/room/:handle', async (request, reply) => {
    const found = await around.visit(request);
    if (!found) return around.nobody(reply);
    const shown = found.token
      ? await showRoom(reply, found, { token: found.token, active: true, fault: null, status: 200 })
      : null;
    return shown ?? around.door(request, reply, found, 200);
  });

  scope.get('/room/:handle/news', async (request, reply) => {
    const found = await around.visit(request);
    if (!found?.token) throw signedOut();
    const { owner, token } = found;
    const { talk, upTo, active } = News.parse(request.query);
    const asked = { token, has: { talk: talk || null, upTo }, active: active === '1' };
    const ear = news.listen(owner.seekerId);
    try {
      let view = await readRoom(context, owner, asked, 'news');
      const nothingNew = view?.messages.length === 0 && (view.talk ?? '') === talk;
      if (nothingNew && ear) {
        await ear.heard;
        view = await readRoom(context, owner, asked, 'news');
      }
      if (!view) throw signedOut();
      const wait = nothingNew && !ear ? BUSY_WAIT_MS : 0;
      return await reply.send({ ...newsOf(view, found, token), wait });
    } finally {
      ear?.stop();
    }
  });

  scope.post('/room/:handle/say', async (request, reply) => {
    requireOwnSite(request, publicUrl);
    const found = await around.visit(request);
    if (!found) return around.nobody(reply);
    const { owner, token, door, handle } = found;
    const json = wantsJson(request);
    const closed = () => {
      if (json) throw signedOut();
      return around.door(request, reply, found, 401);
    };
    if (!token || !isOwnPage(request.body, token)) return closed();
    const words = roomWords(roomFormOf(door.form));
    const body = Say.safeParse(request.body);
    const text = body.success ? body.data.text : '';
    const refuse = async (say: string, status: number) => {
      if (json) return reply.code(status).send({ say });
      const shown = await showRoom(reply, found, { token, active: true, fault: { say, text }, status });
      return shown ?? closed();
    };
    if (!body.success) return refuse(words.notSent, 400);
    const { id, tap } = body.data;
    const fault = tap === undefined ? faultOf(text, words) : null;
    if (fault !== null) return refuse(fault, 400);
    const pause = writes.take(`${owner.operatorId}\0${owner.seekerId}`);
    if (pause !== null) return refuse(words.tooMany, 429);
    const content = tap === undefined ? { text } : { tap };
    const taken = await sayInRoom(context, owner, { token, clientId: id, content });
    if (taken === 'signed_out') return closed();
    if (taken === 'desk_closed') return refuse(words.closed, 409);
    if (!json) return reply.redirect(`/room/${handle}`, 303);
    const { talk, upTo } = body.data;
    const asked = { token, has: { talk: talk || null, upTo }, active: true };
    const view = await readRoom(context, owner, asked, 'news');
    if (!view) throw signedOut();
    return reply.send({ ...newsOf(view, found, token), id: randomUUID() });
  });

  scope.post('/room/:handle/form', async (request, reply) => {
    requireOwnSite(request, publicUrl);
    const found = await around.visit(request);
    if (!found) return around.nobody(reply);
    const { owner, token, handle } = found;
    const body = FormBody.safeParse(request.body);
    const held = token && isOwnPage(request.body, token);
    if (!held || (body.success && !(await chooseForm(context, owner, { token, form: body.data.form }))))
      return around.door(request, reply, found, 401);
    return reply.redirect(`/room/${handle}`, 303);
  });
}
