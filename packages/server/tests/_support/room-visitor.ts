import { routes, type BodyOf } from '@tomoshibi/contract';
import type { LightMyRequestResponse } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestApp, TestPerson } from './app.ts';
import type { LineDesk, LineSeeker } from './line-desk.ts';

const News = z.object({
  talk: z.string().nullable(),
  upTo: z.number(),
  html: z.string(),
  state: z.string(),
  id: z.string().optional(),
});
const TemplateMessage = z.object({
  type: z.literal('template'),
  altText: z.string(),
  template: z.object({ actions: z.array(z.object({ uri: z.string() })) }),
});

export interface Link {
  readonly path: string;
  readonly token: string;
  readonly text: string;
}

/** What stands behind a link's button: the path a browser asks for, and the secret it keeps to itself. */
export function readLink(url: string, text = ''): Link {
  const { pathname, hash, hostname } = new URL(url);
  const path = hostname === 'liff.line.me' ? `/room/${pathname.split('/')[2] ?? ''}` : pathname;
  return { path, token: hash.slice(1), text };
}

/** The links the person has on the phone, in order. */
export async function linksOf(desk: LineDesk, seeker: LineSeeker): Promise<Link[]> {
  const entries = await desk.journal(seeker);
  return entries.flatMap(({ messages }) =>
    messages.flatMap((message) => {
      const found = TemplateMessage.safeParse(message);
      return found.success ? [readLink(found.data.template.actions[0]?.uri ?? '', found.data.altText)] : [];
    }),
  );
}

type Rules = Omit<BodyOf<typeof routes.setRoom>, 'version'>;
export const ROOM: Rules = {
  talks: 'room',
  exitUrl: 'https://weather.example.jp/',
  linkMinutes: 15,
  idleMinutes: 60,
  graceMinutes: 60,
  liffId: null,
};

export async function setRoom(
  test: TestApp,
  { as, deskId }: { as: TestPerson; deskId: string },
  change: Partial<Rules> = {},
): Promise<void> {
  const params = { deskId };
  const { version } = await test.call(routes.getRoom, { as, params });
  await test.call(routes.setRoom, { as, params, body: { ...ROOM, ...change, version } });
}

export interface Visitor {
  /** Opens the address, as a browser does that keeps cookies. */
  open(path: string): Promise<LightMyRequestResponse>;
  post(
    path: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  /** Opens a link and taps. */
  enter(link: Link, more?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** The page of the room; its texts and what a form of it needs. */
  page(
    path: string,
  ): Promise<{ texts: string[]; key: string; id: string; html: string; talk: string; upTo: number }>;
  say(path: string, text: string, id?: string): Promise<LightMyRequestResponse>;
  news(path: string, has: { talk: string; upTo: number }): Promise<z.output<typeof News>>;
  readonly cookies: Map<string, string>;
}

const attribute = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';
export const textsIn = (html: string): string[] =>
  [...html.matchAll(/<li id="m\d+" class="(\w+)">.*?<p>(.*?)<\/p>(?:<form.*?<\/form>)?<\/li>/gsu)].map(
    ([, from, text]) => `${from}: ${text ?? ''}`,
  );

/** A browser of somebody who may come into a room. */
export function visitor({ app }: TestApp): Visitor {
  const cookies = new Map<string, string>();
  async function send(
    method: 'GET' | 'POST',
    url: string,
    { form, headers }: { form?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.http.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        ...(cookie ? { cookie } : {}),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    for (const { name, value } of response.cookies)
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    return response;
  }
  const me: Visitor = {
    cookies,
    open: (path) => send('GET', path),
    post: (path, form, headers) => send('POST', path, { form, ...(headers ? { headers } : {}) }),
    async enter(link, more = {}) {
      await me.open(link.path);
      return me.post(`${link.path}/enter`, { token: link.token, form: 'standard', ...more });
    },
    async page(path) {
      const { body: html, statusCode } = await me.open(path);
      if (statusCode !== 200 || !html.includes('id="log"'))
        throw new Error(`No room at ${path}: ${statusCode}`);
      return {
        html,
        texts: textsIn(html),
        key: attribute(html, /name="key" value="([^"]+)"/u),
        id: attribute(html, /name="id" value="([^"]+)"/u),
        talk: attribute(html, /data-talk="([^"]*)"/u),
        upTo: Number(attribute(html, /data-up-to="(\d+)"/u)),
      };
    },
    async say(path, text, id = randomUUID()) {
      const { key } = await me.page(path);
      return me.post(`${path}/say`, { id, text, key }, { accept: 'application/json' });
    },
    async news(path, has) {
      const query = new URLSearchParams({ talk: has.talk, upTo: String(has.upTo), active: '1' });
      return News.parse((await send('GET', `${path}/news?${query.toString()}`)).json());
    },
  };
  return me;
}
