import { routes } from '@tomoshibi/contract';
import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../_support/app.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { createPhone } from '../_support/line-events.ts';
import { asOwner } from '../_support/owner.ts';
import { startDatabaseProxy } from '../_support/tcp-proxy.ts';

const database = startDatabaseProxy();
let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk({ through: database.through });
});
afterAll(async () => {
  await desk.close();
  await database.proxy().close();
});

const phone = () => createPhone(desk.test.clock.now());
const sql = (text: string, values: unknown[] = []) => asOwner(desk.test.databaseUrl, text, values);
const count = async () => (await sql('select count(*)::int as count from line_events'))[0]?.['count'];
const codeOf = (answer: { json(): unknown }) => answer.json();

describe('the webhook', () => {
  it.each([
    ['a wrong signature', () => desk.postRaw('{"events":[]}', 'AAAA'), 401, 'bad_signature'],
    ['no signature', () => desk.postRaw('{"events":[]}', ''), 401, 'bad_signature'],
    [
      'the secret of another channel',
      () => desk.post([phone().text('x')], 'f'.repeat(32)),
      401,
      'bad_signature',
    ],
    ['an unknown channel', () => desk.postRaw('{"events":[]}', undefined, '1999999999'), 404, 'not_found'],
    ['a channel id that is none', () => desk.postRaw('{"events":[]}', undefined, "'--"), 404, 'not_found'],
    ['more than a mebibyte', () => desk.postRaw(Buffer.alloc(1024 * 1024 + 1, 32)), 413, 'too_large'],
    ['no JSON', () => desk.postRaw('hello'), 400, 'not_json'],
    ['no webhook', () => desk.postRaw('{"event":1}'), 400, 'not_json'],
    ['an empty body', () => desk.postRaw(''), 400, 'not_json'],
  ])('refuses %s and stores nothing', async (_name, post, status, code) => {
    const before = await count();
    const answer = await post();
    expect([answer.statusCode, codeOf(answer)]).toMatchObject([status, { error: { code } }]);
    expect(await count()).toBe(before);
  });

  it('takes an empty post, and one of just under a mebibyte', async () => {
    expect((await desk.post([])).statusCode).toBe(200);
    const event = phone().text('あ'.repeat(340_000));
    const before = Number(await count());
    expect((await desk.post([event])).statusCode).toBe(200);
    expect(await count()).toBe(before + 1);
  });

  it('tells apart signatures over other bytes with the same meaning', async () => {
    const body = '{"events":[]}';
    const signed = createHmac('sha256', desk.channelSecret).update(body);
    const signature = signed.digest('base64');
    expect((await desk.postRaw(body, signature)).statusCode).toBe(200);
    expect((await desk.postRaw(`${body} `, signature)).statusCode).toBe(401);
  });

  it('answers 503 while the database is away, stores nothing, and goes on when it is back', async () => {
    const before = Number(await count());
    const me = phone();
    const event = me.text('いまは届かない');
    database.proxy().cut();
    const refused = await Promise.all([desk.post([event]), desk.post([me.text('これも')])]);
    for (const answer of refused) {
      expect(codeOf(answer)).toMatchObject({ error: { code: 'unavailable' } });
      expect(answer.statusCode).toBe(503);
      expect(answer.headers['retry-after']).toBe('2');
    }
    expect(await count()).toBe(before);
    database.proxy().heal();
    expect((await desk.post([event])).statusCode).toBe(200);
    await desk.test.app.drain();
    expect(await count()).toBe(before + 1);
    expect(
      await sql('select state from line_events where webhook_event_id = $1', [event['webhookEventId']]),
    ).toEqual([{ state: 'applied' }]);
  });

  it('answers 503 when the database hangs, and the posts behind do not wait for ever', async () => {
    const before = Number(await count());
    const me = phone();
    const events = Array.from({ length: 6 }, (_, place) => me.text(`待つ ${place}`));
    database.proxy().hang();
    const answers = await Promise.all(events.map((event) => desk.post([event])));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(events.map(() => 503));
    database.proxy().heal();
    expect((await desk.post(events)).statusCode).toBe(200);
    await desk.test.app.drain();
    expect(await count()).toBe(before + events.length);
    const [talk] = await sql(
      'select count(*)::int as messages from messages where webhook_event_id = any($1)',
      [events.map((event) => event['webhookEventId'])],
    );
    expect(talk).toEqual({ messages: events.length });
  });

  it('comes through an outage of the app by redelivery, in full', async () => {
    const { control } = desk.line;
    const as = desk.operator.staff.supervisor;
    const seeker = await desk.seeker();
    const texts = ['一', '二', '三'];
    const talk = await desk.opens(as, async () => {
      const outage = await control.addFault({ kind: 'webhook-outage' });
      for (const text of texts) await seeker.says(text);
      await control.removeFault(outage.id);
    });
    const messages = await desk.messages(as, talk.id);
    const bySentAt = messages.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
    expect(bySentAt.map(({ text }) => text)).toEqual(texts);
  });

  it('takes both secrets for a day after one was renewed', async () => {
    const fresh = randomBytes(16).toString('hex');
    const body = { channelId: desk.channelId, channelSecret: fresh };
    const params = { deskId: desk.operator.desk.deskId };
    await desk.test.call(routes.setChannel, { as: desk.operator.staff.system_admin, params, body });
    const status = async (secret: string) => (await desk.post([phone().follow()], secret)).statusCode;
    expect([await status(fresh), await status(desk.channelSecret)]).toEqual([200, 200]);
    desk.test.clock.advance(DAY + MINUTE);
    expect([await status(fresh), await status(desk.channelSecret)]).toEqual([200, 401]);
  });

  it('knows a channel that was taken away no more', async () => {
    await sql('delete from channels where line_channel_id = $1', [desk.channelId]);
    desk.test.clock.advance(MINUTE);
    expect((await desk.post([phone().text('だれかいますか')])).statusCode).toBe(404);
  });
});
