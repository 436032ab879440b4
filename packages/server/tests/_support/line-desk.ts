import { createSimulator, type JournalEntry, type Simulator } from '@tomoshibi/line-simulator';
import type { MessagingClient } from '../../src/line/messaging-client.ts';
import { routes, type ConsultationSummary, type Message } from '@tomoshibi/contract';
import type { LightMyRequestResponse } from 'fastify';
import { createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { createTestClock, HOUR } from './clock.ts';
import {
  startTestApp,
  type TestApp,
  type TestAppOptions,
  type TestOperator,
  type TestPerson,
} from './app.ts';
import type { LineEvent } from './line-events.ts';

export interface LineSeeker {
  readonly userId: string;
  says(text: string): Promise<{ messageId: string }>;
}

/** A desk connected to a LINE simulator: everything between a phone and the API. */
export interface LineDesk {
  readonly test: TestApp;
  /** Where the app listens. */
  readonly url: string;
  readonly line: Simulator;
  readonly operator: TestOperator;
  readonly channelId: string;
  readonly channelSecret: string;
  seeker(name?: string): Promise<LineSeeker>;
  /** Waits until LINE has delivered and the workers have nothing left to do. */
  settle(): Promise<void>;
  /** Lets time pass for everybody without signing anybody out. */
  later(ms: number): Promise<void>;
  /** Posts events as LINE would, signed, at once and without the simulator. */
  post(events: readonly LineEvent[], signedWith?: string): Promise<LightMyRequestResponse>;
  /** Posts any bytes with any signature. */
  postRaw(body: string | Buffer, signature?: string, to?: string): Promise<LightMyRequestResponse>;
  /** A talk that `as` has claimed, with a first message of a new person. */
  claimed(as: TestPerson, text?: string): Promise<{ seeker: LineSeeker; consultationId: string }>;
  /** The one new consultation that `as` can see after somebody did something. */
  opens(as: TestPerson, act: () => Promise<unknown>): Promise<ConsultationSummary>;
  /** A talk that waits in the queue, with a first message of a new person. */
  open(as: TestPerson, text?: string): Promise<{ seeker: LineSeeker; consultationId: string }>;
  send(as: TestPerson, consultationId: string, text: string, quoteMessageId?: string): Promise<Message>;
  journal(seeker: LineSeeker): Promise<JournalEntry[]>;
  queue(as: TestPerson): Promise<ConsultationSummary[]>;
  messages(as: TestPerson, consultationId: string): Promise<Message[]>;
  /** Texts the person has on the phone from the desk, in order. */
  received(seeker: LineSeeker): Promise<string[]>;
  close(): Promise<void>;
  /** Leaves an app that will never come to rest, as a killed process does; its database goes. */
  abandon(): Promise<void>;
}

/** Repeats an expectation until it holds; fails with the last reason after ten seconds. */
export function eventually<T>(expectation: () => Promise<T>): Promise<T> {
  return vi.waitFor(expectation, { timeout: 10_000, interval: 20 });
}

export interface LineDeskOptions extends Omit<
  TestAppOptions,
  'clock' | 'lineApiBaseUrl' | 'line' | 'beside'
> {
  /** How many desks the operator has; the first has the LINE account. */
  readonly desks?: number;
  /** Talks a counselor may hold; the default is out of the way of tests. */
  readonly talkLimit?: number;
  /** Makes LINE's client for the app, given the simulator's address. */
  readonly client?: (lineUrl: string) => MessagingClient;
}

const sign = (body: string | Buffer, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64');

export async function startLineDesk(options: LineDeskOptions = {}): Promise<LineDesk> {
  const clock = createTestClock();
  const line = await createSimulator({ clock: { now: () => clock.now().getTime() } });
  const { desks = 1, talkLimit = 20, client, ...rest } = options;
  const test = await startTestApp({
    ...rest,
    clock,
    lineApiBaseUrl: line.url,
    ...(client ? { line: client(line.url) } : {}),
  });
  const url = await test.listen();
  const operator = await test.operator({ desks });
  const channelId = String(randomInt(1_000_000_000, 2_000_000_000));
  const channelSecret = randomBytes(16).toString('hex');
  await line.control.createChannel({
    channelId,
    channelSecret,
    name: operator.desk.name,
    webhookUrl: `${url}/webhooks/line/${channelId}`,
    redelivery: { enabled: true, intervalMs: 20, maxAttempts: 100 },
  });
  await test.call(routes.setChannel, {
    as: operator.staff.system_admin,
    params: { deskId: operator.desk.deskId },
    body: { channelId, channelSecret, accessToken: null },
  });

  await test.context.db.tenant(operator.operatorId, (tx) =>
    tx.db.updateTable('desks').set({ talk_limit: talkLimit }).execute(),
  );

  const desk: LineDesk = {
    test,
    url,
    line,
    operator,
    channelId,
    channelSecret,
    async seeker(name = 'みどり') {
      const { userId } = await line.control.createSeeker({ displayName: name });
      return { userId, says: (text) => line.control.sendText(channelId, userId, text) };
    },
    async settle() {
      await eventually(async () => {
        const { pending } = await line.control.webhooks(channelId);
        expect(pending).toBe(0);
      });
      await test.app.drain();
    },
    async later(ms) {
      clock.advance(ms);
      const now = clock.now();
      await test.context.db.tenant(operator.operatorId, (tx) =>
        tx.db
          .updateTable('sessions')
          .set({ last_seen_at: now, expires_at: new Date(now.getTime() + 12 * HOUR) })
          .execute(),
      );
    },
    post(events, signedWith = channelSecret) {
      const body = JSON.stringify({ destination: 'U00000000000000000000000000000000', events });
      return desk.postRaw(body, sign(body, signedWith));
    },
    postRaw: (body, signature = sign(body, channelSecret), to = channelId) =>
      test.app.http.inject({
        method: 'POST',
        url: `/webhooks/line/${to}`,
        headers: { 'content-type': 'application/json', 'x-line-signature': signature },
        payload: body,
      }),
    async open(as, text = 'こんばんは') {
      const seeker = await desk.seeker();
      const consultation = await desk.opens(as, () => seeker.says(text));
      return { seeker, consultationId: consultation.id };
    },
    async opens(as, act) {
      const before = new Set((await desk.queue(as)).map(({ id }) => id));
      await act();
      await desk.settle();
      const found = (await desk.queue(as)).filter(({ id }) => !before.has(id));
      const [consultation] = found;
      if (!consultation || found.length > 1)
        throw new Error(`Expected one new consultation in the queue and found ${found.length}.`);
      return consultation;
    },
    async claimed(as, text) {
      const talk = await desk.open(as, text);
      const params = { consultationId: talk.consultationId };
      await test.call(routes.claim, { as, params, body: {} });
      return talk;
    },
    send: (as, consultationId, text, quoteMessageId) =>
      test.call(routes.sendMessage, {
        as,
        params: { consultationId },
        body: { text, clientId: randomUUID(), ...(quoteMessageId ? { quoteMessageId } : {}) },
      }),
    async journal(seeker) {
      return (await line.control.journal(channelId, { userId: seeker.userId })).entries;
    },
    async queue(as) {
      return (await test.call(routes.getQueue, { as, query: {} })).consultations;
    },
    async messages(as, consultationId) {
      return (await test.call(routes.listMessages, { as, params: { consultationId }, query: {} })).messages;
    },
    async received(seeker) {
      return (await desk.journal(seeker)).flatMap((entry) =>
        entry.messages.map((message) => (typeof message['text'] === 'string' ? message['text'] : '')),
      );
    },
    async close() {
      await test.close();
      await line.close();
    },
    async abandon() {
      await test.drop();
      await line.close();
    },
  };
  return desk;
}
