import { routes, type Message } from '@tomoshibi/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMessagingClient, type MessagingClient } from '../../src/line/messaging-client.ts';
import { HOUR, MINUTE, startTestApp, type TestPerson } from '../_support/app.ts';
import { eventually, startLineDesk, type LineDesk, type LineSeeker } from '../_support/line-desk.ts';
import { createPhone } from '../_support/line-events.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
let counselor: TestPerson;
beforeAll(async () => {
  desk = await startLineDesk({
    client: (apiBaseUrl) => createMessagingClient({ apiBaseUrl, timeoutMs: 1_000 }),
  });
});
beforeEach(async () => {
  const { operatorId, desk: at } = desk.operator;
  counselor = await desk.test.person(operatorId, { desks: [{ deskId: at.deskId, role: 'counselor' }] });
});
afterAll(() => desk.close());
afterEach(() => desk.line.control.clearFaults());

const as = () => counselor;
const fault = (input: Parameters<typeof desk.line.control.addFault>[0]) => desk.line.control.addFault(input);
const drain = () => desk.test.app.drain();
const last = async (consultationId: string) => (await desk.messages(as(), consultationId)).at(-1);
const sql = (text: string, values: unknown[] = []) => asOwner(desk.test.databaseUrl, text, values);
const attention = async (consultationId: string) =>
  (await desk.test.call(routes.getConsultation, { as: as(), params: { consultationId } })).consultation
    .attention;
const decide = (route: 'retryMessage' | 'giveUpMessage', message: Message) =>
  desk.test.call(routes[route], {
    as: as(),
    params: { consultationId: message.consultationId, messageId: message.id },
  });

/** A talk whose reply token is too old to be used. */
async function pushed(): Promise<{ seeker: LineSeeker; consultationId: string }> {
  const talk = await desk.claimed(as());
  await desk.later(MINUTE);
  return talk;
}

describe('an answer', () => {
  it('goes by reply token while that is fresh, then by push with a retry key, and is counted so', async () => {
    const usage = async () =>
      desk.test.call(routes.getUsage, {
        as: desk.operator.staff.supervisor,
        params: { deskId: desk.operator.desk.deskId },
        query: { month: '2026-11' },
      });
    const before = await usage();
    const { seeker, consultationId } = await desk.claimed(as());
    await desk.send(as(), consultationId, '一');
    await drain();
    await desk.send(as(), consultationId, '二');
    await drain();
    await seeker.says('はい');
    await desk.settle();
    await desk.later(51_000);
    await desk.send(as(), consultationId, '三');
    await drain();
    const journal = await desk.journal(seeker);
    expect(journal.map(({ method, billed, retryKey }) => [method, billed, retryKey !== null])).toEqual([
      ['reply', false, false],
      ['push', true, true],
      ['push', true, true],
    ]);
    const out = (await desk.messages(as(), consultationId)).filter(({ direction }) => direction === 'out');
    expect(out.map(({ delivery }) => [delivery?.state, delivery?.method])).toEqual([
      ['accepted', 'reply'],
      ['accepted', 'push'],
      ['accepted', 'push'],
    ]);
    const after = await usage();
    expect([after.free - before.free, after.billed - before.billed]).toEqual([1, 2]);
    expect(after.counselorMessages - before.counselorMessages).toBe(3);
  });

  it('joins quick messages up to five bubbles a request, and splits long ones, in order', async () => {
    const { seeker, consultationId } = await pushed();
    const slow = await fault({ kind: 'latency', endpoint: 'push', delayMs: 700, times: 1 });
    await desk.send(as(), consultationId, '0');
    await eventually(async () => expect((await last(consultationId))?.delivery?.state).toBe('sending'));
    const long = `${'あ'.repeat(4000)}\n\n${'い'.repeat(4000)}`;
    for (const text of ['1', '2', '3', long, '5', '6']) await desk.send(as(), consultationId, text);
    await drain();
    expect(slow.id).not.toBe('');
    const sizes = (await desk.journal(seeker)).map(({ messages }) => messages.length);
    expect(sizes).toEqual([1, 5, 2]);
    expect(await desk.received(seeker)).toEqual([
      '0', '1', '2', '3', 'あ'.repeat(4000), 'い'.repeat(4000), '5', '6',
    ]); // prettier-ignore
    const out = (await desk.messages(as(), consultationId)).filter(({ direction }) => direction === 'out');
    expect(new Set(out.map(({ delivery }) => delivery?.state))).toEqual(new Set(['accepted']));
  });

  it('keeps strict order for each of many people while LINE stumbles', async () => {
    const talks = [];
    for (let person = 0; person < 8; person += 1) talks.push(await pushed());
    await fault({ kind: 'latency', endpoint: 'push', probability: 0.3, delayMs: 15 });
    await fault({ kind: 'server-error', endpoint: 'push', probability: 0.2 });
    await fault({ kind: 'error-after-accepting', endpoint: 'push', probability: 0.2 });
    const texts = ['一', '二', '三', '四', '五', '六'];
    for (const text of texts)
      await Promise.all(talks.map(({ consultationId }) => desk.send(as(), consultationId, text)));
    await drain();
    await desk.line.control.clearFaults();
    await desk.later(10 * MINUTE);
    await drain();
    for (const { seeker } of talks) expect(await desk.received(seeker)).toEqual(texts);
  });

  it('shows what it quotes: the words of the person, edited ones, and our own', async () => {
    const { seeker, consultationId } = await desk.claimed(as(), 'これが本題です');
    const [first] = await desk.messages(as(), consultationId);
    const quoting = await desk.send(as(), consultationId, '本題のこと', first?.id);
    expect(quoting.quote).toEqual({ messageId: first?.id, excerpt: 'これが本題です' });
    await drain();
    const again = await desk.send(as(), consultationId, 'さっきの続き', quoting.id);
    expect(again.quote).toEqual({ messageId: quoting.id, excerpt: '本題のこと' });
    const { messageId } = await seeker.says('まちがい');
    await desk.settle();
    await desk.line.control.edit(desk.channelId, seeker.userId, { messageId, text: 'なおした' });
    await desk.settle();
    const edited = await last(consultationId);
    expect(edited?.text).toBe('なおした');
    await desk.send(as(), consultationId, 'なおしたこと', edited?.id);
    await drain();
    const tokens = (await desk.journal(seeker)).flatMap(({ messages }) =>
      messages.map((m) => typeof m['quoteToken']),
    );
    expect(tokens).toEqual(['string', 'string', 'string']);
  });

  it('that LINE has already is done: 409 counts as accepted and is delivered once', async () => {
    const { seeker, consultationId } = await pushed();
    await fault({ kind: 'error-after-accepting', endpoint: 'push', times: 1 });
    await desk.send(as(), consultationId, '一度だけ');
    await drain();
    expect((await last(consultationId))?.delivery).toMatchObject({ state: 'queued', attempts: 1 });
    await desk.later(MINUTE);
    await drain();
    expect((await last(consultationId))?.delivery).toMatchObject({ state: 'accepted', attempts: 2 });
    expect(await desk.received(seeker)).toEqual(['一度だけ']);
    // Our own message can still be quoted: LINE told its id with the 409.
    const [bubble] = await sql('select line_message_id from sent_bubbles where message_id = $1', [
      (await last(consultationId))?.id,
    ]);
    expect(bubble).toBeDefined();
  });

  it.each(['timeout-before-accepting', 'timeout-after-accepting', 'server-error', 'rate-limit'] as const)(
    'by push meets %s, is repeated under one key and delivered once',
    async (kind) => {
      const { seeker, consultationId } = await pushed();
      await fault({ kind, endpoint: 'push', times: 2, ending: 'cut' });
      await desk.send(as(), consultationId, '一度だけ');
      for (let attempt = 0; attempt < 3; attempt += 1) {
        await drain();
        await desk.later(MINUTE);
      }
      expect((await last(consultationId))?.delivery).toMatchObject({
        state: 'accepted',
        method: 'push',
        // What LINE had accepted it answers with 409 at the second attempt.
        attempts: kind === 'timeout-after-accepting' ? 2 : 3,
      });
      expect(await desk.received(seeker)).toEqual(['一度だけ']);
    },
  );

  it('outlasts an hour without LINE, and arrives once and in order', async () => {
    const { seeker, consultationId } = await pushed();
    await fault({ kind: 'server-error', endpoint: 'push' });
    await desk.send(as(), consultationId, '一');
    await desk.send(as(), consultationId, '二');
    for (let minute = 0; minute < 6; minute += 1) {
      await drain();
      await desk.later(10 * MINUTE);
    }
    expect(await desk.received(seeker)).toEqual([]);
    expect(await attention(consultationId)).toBe('none');
    await desk.line.control.clearFaults();
    await drain();
    expect(await desk.received(seeker)).toEqual(['一', '二']);
  });

  it('is given to a person after half a day of failures', async () => {
    const { seeker, consultationId } = await pushed();
    await fault({ kind: 'server-error', endpoint: 'push' });
    const sent = await desk.send(as(), consultationId, '半日');
    await drain();
    await desk.later(13 * HOUR);
    await drain();
    expect((await last(consultationId))?.delivery).toMatchObject({
      state: 'unknown',
      error: 'retries_exhausted',
    });
    await desk.line.control.clearFaults();
    await decide('retryMessage', sent);
    await drain();
    expect(await desk.received(seeker)).toEqual(['半日']);
  });
});

describe('what a person must decide', () => {
  it('a reply of unknown fate: it is held, what follows waits, and a retry frees both', async () => {
    const { seeker, consultationId } = await desk.claimed(as());
    await fault({ kind: 'timeout-after-accepting', endpoint: 'reply', times: 1, ending: 'cut' });
    const sent = await desk.send(as(), consultationId, '届いたかな');
    await drain();
    await desk.send(as(), consultationId, '待つ');
    await drain();
    await desk.later(20 * MINUTE);
    await drain();
    const [unknown, waiting] = (await desk.messages(as(), consultationId)).slice(-2);
    expect(unknown?.delivery).toMatchObject({ state: 'unknown', attempts: 1 });
    expect(waiting?.delivery).toMatchObject({ state: 'queued' });
    expect(await attention(consultationId)).toBe('unknown');
    expect(await desk.received(seeker)).toEqual(['届いたかな']);
    expect(await decide('retryMessage', sent)).toMatchObject({ delivery: { state: 'queued' } });
    await drain();
    expect(await desk.received(seeker)).toEqual(['届いたかな', '届いたかな', '待つ']);
    expect(await attention(consultationId)).toBe('none');
    const refused = await desk.test.refusal(routes.retryMessage, {
      as: as(),
      params: { consultationId, messageId: sent.id },
    });
    expect(refused.code).toBe('delivery_not_undecided');
  });

  it('a reply of unknown fate given up: what waited goes on, and this is never sent again', async () => {
    const { seeker, consultationId } = await desk.claimed(as());
    await fault({ kind: 'timeout-before-accepting', endpoint: 'reply', times: 1 });
    const sent = await desk.send(as(), consultationId, '消えた');
    await drain();
    await desk.send(as(), consultationId, '次');
    expect(await decide('giveUpMessage', sent)).toMatchObject({ delivery: { state: 'given_up' } });
    await drain();
    await desk.later(HOUR);
    await drain();
    expect(await desk.received(seeker)).toEqual(['次']);
    expect(await attention(consultationId)).toBe('none');
  });

  it('the month’s quota is spent: failed, held, and sent when a person tries later', async () => {
    const { seeker, consultationId } = await pushed();
    await fault({ kind: 'monthly-limit', endpoint: 'push', times: 1 });
    const sent = await desk.send(as(), consultationId, '枠');
    await drain();
    expect((await last(consultationId))?.delivery).toMatchObject({
      state: 'failed',
      error: 'quota_exhausted',
    });
    expect(await attention(consultationId)).toBe('failed');
    await desk.later(10 * MINUTE);
    await drain();
    expect(await desk.received(seeker)).toEqual([]);
    await decide('retryMessage', sent);
    await drain();
    expect(await desk.received(seeker)).toEqual(['枠']);
  });

  it('the person has blocked the account: nothing is sent, and a retry works once they are back', async () => {
    const { seeker, consultationId } = await desk.claimed(as());
    await desk.line.control.follow(desk.channelId, seeker.userId);
    await desk.line.control.block(desk.channelId, seeker.userId);
    await desk.settle();
    const sent = await desk.send(as(), consultationId, '届かない');
    await drain();
    expect((await last(consultationId))?.delivery).toMatchObject({ state: 'failed', error: 'blocked' });
    await desk.line.control.unblock(desk.channelId, seeker.userId);
    await desk.settle();
    await decide('retryMessage', sent);
    await drain();
    expect(await desk.received(seeker)).toEqual(['届かない']);
  });

  it('LINE knows no such person', async () => {
    const stranger = createPhone(desk.test.clock.now());
    const talk = await desk.opens(as(), () => desk.post([stranger.text('だれ')]));
    await desk.later(MINUTE);
    const params = { consultationId: talk.id };
    await desk.test.call(routes.claim, { as: as(), params, body: {} });
    const sent = await desk.send(as(), talk.id, 'こんばんは');
    await drain();
    expect((await last(talk.id))?.delivery).toMatchObject({ state: 'failed', error: 'not_reachable' });
    const notYours = await desk.test.refusal(routes.giveUpMessage, {
      as: desk.operator.staff.colleague,
      params: { ...params, messageId: sent.id },
    });
    expect(['not_yours', 'not_found']).toContain(notYours.code);
    await desk.test.call(routes.giveUpMessage, {
      as: desk.operator.staff.supervisor,
      params: { ...params, messageId: sent.id },
    });
    expect(await attention(talk.id)).toBe('none');
  });

  it('two messages of one failed request: each is decided by itself, and the order stays', async () => {
    const { seeker, consultationId } = await pushed();
    await fault({ kind: 'latency', endpoint: 'push', delayMs: 700, times: 1 });
    await desk.send(as(), consultationId, '〇');
    await eventually(async () => expect((await last(consultationId))?.delivery?.state).toBe('sending'));
    await fault({ kind: 'monthly-limit', endpoint: 'push' });
    for (const text of ['一', '二', '三']) await desk.send(as(), consultationId, text);
    await drain();
    await desk.line.control.clearFaults();
    const failed = (await desk.messages(as(), consultationId)).filter(
      ({ delivery }) => delivery?.state === 'failed',
    );
    expect(failed.map(({ text }) => text)).toEqual(['一', '二', '三']);
    const [one, two, three] = failed;
    if (!one || !two || !three) throw new Error('three messages were expected');
    await decide('retryMessage', three);
    await decide('retryMessage', two);
    await drain();
    expect(await desk.received(seeker)).toEqual(['〇']);
    expect(await attention(consultationId)).toBe('failed');
    await decide('giveUpMessage', one);
    await drain();
    expect(await desk.received(seeker)).toEqual(['〇', '二', '三']);
  });
});

describe('a process that dies', () => {
  /** LINE's client that hears nothing any more, as the process that held it did. */
  function dying(real: MessagingClient, when: 'before' | 'after'): MessagingClient {
    const never = new Promise<never>(() => undefined);
    return {
      ...real,
      async push(...request) {
        if (when === 'after') await real.push(...request);
        return never;
      },
      async reply(...request) {
        if (when === 'after') await real.reply(...request);
        return never;
      },
    };
  }

  it.each([
    ['push', 'before'],
    ['push', 'after'],
    ['reply', 'before'],
    ['reply', 'after'],
  ] as const)('with a %s on its way, %s LINE accepts', async (method, when) => {
    const dead = await startLineDesk({
      client: (apiBaseUrl) => dying(createMessagingClient({ apiBaseUrl }), when),
    });
    const by = dead.operator.staff.counselor;
    const { seeker, consultationId } = await dead.claimed(by);
    if (method === 'push') dead.test.clock.advance(MINUTE);
    await dead.send(by, consultationId, '途中');
    const state = async () => (await dead.messages(by, consultationId)).at(-1)?.delivery?.state;
    await eventually(async () => expect(await state()).toBe('sending'));
    if (when === 'after') await eventually(async () => expect(await dead.received(seeker)).toEqual(['途中']));
    const heir = await startTestApp({ beside: dead.test, lineApiBaseUrl: dead.line.url });
    await heir.app.drain();
    expect(await state()).toBe('sending');
    dead.test.clock.advance(26_000);
    await heir.app.drain();
    if (method === 'push') {
      expect(await state()).toBe('accepted');
      expect(await dead.received(seeker)).toEqual(['途中']);
    } else {
      expect(await state()).toBe('unknown');
      expect(await dead.received(seeker)).toEqual(when === 'after' ? ['途中'] : []);
    }
    await heir.close();
    await dead.abandon();
  });
});
