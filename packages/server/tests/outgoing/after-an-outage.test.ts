import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessagingClient, type MessagingClient } from '../../src/line/messaging-client.ts';
import { HOUR, MINUTE, startTestApp } from '../_support/app.ts';
import { startDatabaseProxy } from '../_support/tcp-proxy.ts';
import { eventually, startLineDesk, type LineDesk } from '../_support/line-desk.ts';

const lastState = async (desk: LineDesk, consultationId: string) =>
  (await desk.messages(desk.operator.staff.counselor, consultationId)).at(-1)?.delivery?.state;

describe('a push whose process died', () => {
  it('is left to a person once LINE may have forgotten its retry key', async () => {
    const never = new Promise<never>(() => undefined);
    const dead = await startLineDesk({
      client(apiBaseUrl): MessagingClient {
        const real = createMessagingClient({ apiBaseUrl });
        return { ...real, push: (...request) => real.push(...request).then(() => never) };
      },
    });
    const by = dead.operator.staff.counselor;
    const { seeker, consultationId } = await dead.claimed(by);
    await dead.later(MINUTE);
    await dead.send(by, consultationId, '一度だけ');
    await eventually(async () => expect(await dead.received(seeker)).toEqual(['一度だけ']));
    await dead.later(25 * HOUR);
    const heir = await startTestApp({ beside: dead.test, lineApiBaseUrl: dead.line.url });
    await heir.app.drain();
    expect(await dead.received(seeker)).toEqual(['一度だけ']);
    expect(await lastState(dead, consultationId)).toBe('unknown');
    await heir.close();
    await dead.abandon();
  });
});

describe('a new process', () => {
  const QUEUED = 20;
  let desk: LineDesk;
  let lineAnswers = true;
  beforeAll(async () => {
    desk = await startLineDesk({
      client(apiBaseUrl): MessagingClient {
        const real = createMessagingClient({ apiBaseUrl });
        return {
          ...real,
          push: (...request) =>
            lineAnswers ? real.push(...request) : Promise.resolve({ kind: 'not_sent' } as const),
        };
      },
    });
  });
  afterAll(() => desk.abandon());

  it('sends what more people wait for than it has database connections', { timeout: 40_000 }, async () => {
    const by = desk.operator.staff.counselor;
    const talks = await Promise.all(Array.from({ length: QUEUED }, () => desk.seeker()));
    const ids: string[] = [];
    for (const seeker of talks) {
      const { id } = await desk.opens(by, () => seeker.says('こんばんは'));
      ids.push(id);
    }
    for (const consultationId of ids)
      await desk.test.call(routes.claim, { as: by, params: { consultationId }, body: {} });
    await desk.later(MINUTE);
    lineAnswers = false;
    for (const consultationId of ids) await desk.send(by, consultationId, 'おまたせしました');
    await desk.test.app.drain();
    // Everything is due again; only the new process is to send it.
    await desk.test.app.close();
    desk.test.clock.advance(10 * MINUTE);
    const heir = await startTestApp({ beside: desk.test, lineApiBaseUrl: desk.line.url });
    await heir.app.drain();
    for (const seeker of talks) expect(await desk.received(seeker)).toEqual(['おまたせしました']);
    expect(heir.logs.filter((line) => line.includes('delivery_interrupted'))).toEqual([]);
    await heir.close();
  });
});

describe('the database away while LINE answers', () => {
  it('keeps what LINE said of a reply, and writes it down when the database is back', async () => {
    const { through, proxy } = startDatabaseProxy();
    const desk = await startLineDesk({
      through,
      client(apiBaseUrl): MessagingClient {
        const real = createMessagingClient({ apiBaseUrl });
        return {
          ...real,
          async reply(...request) {
            const outcome = await real.reply(...request);
            proxy().cut();
            setTimeout(() => proxy().heal(), 1_000);
            return outcome;
          },
        };
      },
    });
    const by = desk.operator.staff.counselor;
    const { seeker, consultationId } = await desk.claimed(by);
    await desk.send(by, consultationId, 'とどいた');
    await eventually(async () => expect(await desk.received(seeker)).toEqual(['とどいた']));
    await eventually(async () => expect(await lastState(desk, consultationId)).toBe('accepted'));
    await desk.close();
  });
});
