import { createSimulator, type Simulator } from '@tomoshibi/line-simulator';
import { routes, type ConsultationSummary, type Message } from '@tomoshibi/contract';
import { randomBytes, randomInt } from 'node:crypto';
import { expect, vi } from 'vitest';
import { createTestClock } from './clock.ts';
import { startTestApp, type TestApp, type TestOperator, type TestPerson } from './app.ts';

export interface LineSeeker {
  readonly userId: string;
  says(text: string): Promise<{ messageId: string }>;
}

/** A desk connected to a LINE simulator: everything between a phone and the API. */
export interface LineDesk {
  readonly test: TestApp;
  readonly line: Simulator;
  readonly operator: TestOperator;
  readonly channelId: string;
  readonly channelSecret: string;
  seeker(name?: string): Promise<LineSeeker>;
  /** Waits until LINE has delivered and the workers have nothing left to do. */
  settle(): Promise<void>;
  queue(as: TestPerson): Promise<ConsultationSummary[]>;
  messages(as: TestPerson, consultationId: string): Promise<Message[]>;
  /** Texts the person has on the phone from the desk, in order. */
  received(seeker: LineSeeker): Promise<string[]>;
  close(): Promise<void>;
}

/** Repeats an expectation until it holds; fails with the last reason after ten seconds. */
export function eventually<T>(expectation: () => Promise<T>): Promise<T> {
  return vi.waitFor(expectation, { timeout: 10_000, interval: 20 });
}

export async function startLineDesk(options: { metrics?: boolean } = {}): Promise<LineDesk> {
  const clock = createTestClock();
  const line = await createSimulator({ clock: { now: () => clock.now().getTime() } });
  const test = await startTestApp({ ...options, clock, lineApiBaseUrl: line.url });
  const url = await test.listen();
  const operator = await test.operator();
  const channelId = String(randomInt(1_000_000_000, 2_000_000_000));
  const channelSecret = randomBytes(16).toString('hex');
  await line.control.createChannel({
    channelId,
    channelSecret,
    name: operator.desk.name,
    webhookUrl: `${url}/webhooks/line/${channelId}`,
    redelivery: { enabled: true },
  });
  await test.call(routes.setChannel, {
    as: operator.staff.system_admin,
    params: { deskId: operator.desk.deskId },
    body: { channelId, channelSecret, accessToken: null },
  });

  const desk: LineDesk = {
    test,
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
    async queue(as) {
      return (await test.call(routes.getQueue, { as, query: {} })).consultations;
    },
    async messages(as, consultationId) {
      return (await test.call(routes.listMessages, { as, params: { consultationId }, query: {} })).messages;
    },
    async received(seeker) {
      const { entries } = await line.control.journal(channelId, { userId: seeker.userId });
      return entries.flatMap((entry) =>
        entry.messages.map((message) => (typeof message['text'] === 'string' ? message['text'] : '')),
      );
    },
    async close() {
      await test.close();
      await line.close();
    },
  };
  return desk;
}
