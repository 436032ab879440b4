import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, startTestApp } from './_support/app.ts';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk({ metrics: true });
});
afterAll(() => desk.close());

async function read(): Promise<{ text: string; value(name: string): number }> {
  const response = await desk.test.app.metrics?.inject('/metrics');
  const text = response?.body ?? '';
  expect(response?.headers['content-type']).toContain('text/plain');
  return {
    text,
    value: (name) => Number(new RegExp(`^tomoshibi_${name} (\\S+)$`, 'mu').exec(text)?.[1] ?? 'nothing'),
  };
}

describe('GET /metrics', () => {
  it('tells who is kept waiting, and for how long', async () => {
    const before = await read();
    expect(before.value('database_up')).toBe(1);
    expect(before.value('oldest_waiting_seconds')).toBe(0);
    expect(before.value('webhook_seconds_count')).toBe(0);

    const seeker = await desk.seeker();
    await seeker.says('だれかいますか');
    await desk.settle();
    desk.test.clock.advance(3 * MINUTE);
    const waiting = await read();
    expect(waiting.value('oldest_waiting_seconds')).toBe(180);
    expect(waiting.value('oldest_unanswered_seconds')).toBe(180);
    expect(waiting.value('inbox_pending')).toBe(0);
    expect(waiting.value('webhook_seconds_count')).toBe(1);
  });

  it('tells that an answer cannot be handed to LINE', async () => {
    const as = desk.operator.staff.counselor;
    const [talk] = await desk.queue(as);
    const params = { consultationId: talk?.id ?? '' };
    await desk.test.call(routes.claim, { as, params, body: {} });
    await desk.line.control.addFault({ endpoint: 'push', kind: 'server-error' });
    const body = { text: 'います。書いてくれてありがとう。', clientId: randomUUID() };
    await desk.test.call(routes.sendMessage, { as, params, body });
    await desk.test.app.drain();
    desk.test.clock.advance(MINUTE);
    const stuck = await read();
    expect(stuck.value('oldest_waiting_seconds')).toBe(0);
    expect(stuck.value('oldest_unsent_reply_seconds')).toBe(60);

    await desk.line.control.clearFaults();
    desk.test.clock.advance(10 * MINUTE);
    await desk.test.app.drain();
    expect((await read()).value('oldest_unsent_reply_seconds')).toBe(0);
  });

  it('tells that an answer is held for a person to decide', async () => {
    const as = desk.operator.staff.counselor;
    const seeker = await desk.seeker();
    await seeker.says('返事がとどいたか、わからないとき');
    await desk.settle();
    const talk = (await desk.queue(as)).find(({ state }) => state === 'waiting');
    const params = { consultationId: talk?.id ?? '' };
    await desk.test.call(routes.claim, { as, params, body: {} });
    await desk.line.control.addFault({ endpoint: 'reply', kind: 'timeout-after-accepting', ending: 'cut' });
    await desk.test.call(routes.sendMessage, {
      as,
      params,
      body: { text: 'はい。', clientId: randomUUID() },
    });
    await desk.test.app.drain();
    const held = await read();
    expect(held.value('outbox_unknown_talks')).toBe(1);
    expect(held.value('outbox_failed_talks')).toBe(0);
    expect(held.value('oldest_unsent_reply_seconds')).toBe(0);
  });

  it('names no desk, person or talk', async () => {
    const { text } = await read();
    expect(text).not.toContain(desk.operator.desk.deskId);
    expect(text).not.toContain(desk.channelId);
    expect(text).not.toContain('だれか');
    expect(text).not.toMatch(/^tomoshibi_(oldest|outbox|inbox|open)\w*\{/mu);
  });

  it('is nowhere on the address people use, and off unless a port is set', async () => {
    const answer = await desk.test.app.http.inject('/metrics');
    expect(answer.statusCode).toBe(404);
    const quiet = await startTestApp();
    expect(quiet.app.metrics).toBeNull();
    await quiet.close();
  });
});
