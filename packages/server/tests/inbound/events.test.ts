import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../_support/clock.ts';
import { eventually, startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { createPhone, newLineMessageId, newUserId, type LineEvent } from '../_support/line-events.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

const as = () => desk.operator.staff.supervisor;
const phone = () => createPhone(desk.test.clock.now());
const sql = (text: string, values: unknown[] = []) => asOwner(desk.test.databaseUrl, text, values);
const stored = async (event: LineEvent) =>
  (await sql('select * from line_events where webhook_event_id = $1', [event['webhookEventId']]))[0];

async function deliver(...events: LineEvent[]): Promise<void> {
  const answer = await desk.post(events);
  expect(answer.statusCode).toBe(200);
  await desk.test.app.drain();
}

/** The person's open consultation as the console shows it, found by the events that made it. */
async function talkOf(event: LineEvent) {
  const [row] = await sql('select consultation_id from messages where webhook_event_id = $1', [
    event['webhookEventId'],
  ]);
  const consultationId = String(row?.['consultation_id']);
  const { consultation, seeker } = await desk.test.call(routes.getConsultation, {
    as: as(),
    params: { consultationId },
  });
  return { consultationId, consultation, seeker, messages: await desk.messages(as(), consultationId) };
}

describe('an event', () => {
  it('of any kind is stored once, raw and sealed, and of no consequence unless it is for a talk', async () => {
    const me = phone();
    const canary = 'canary-of-events';
    const group = { source: { type: 'group', groupId: 'C1', userId: me.userId } };
    const events = [
      me.event({ type: 'dreamed', dream: canary }),
      me.event({ type: 'join', ...group }),
      me.event({ type: 'message', message: { id: '1', type: 'text', text: canary }, ...group }),
      me.event({ type: 'beacon', beacon: { hwid: canary, type: 'enter' } }),
      me.event({ type: 'accountLink', link: { result: 'ok', nonce: canary } }),
      me.event({ type: 'message', mode: 'standby', message: { id: '2', type: 'text', text: canary } }),
      me.event({ type: 'message', message: { id: 7, text: canary } }),
      me.event({ type: 'unsend' }),
    ];
    const talks = await sql('select count(*) from consultations');
    await deliver(...events, ...events);
    for (const event of events) {
      const row = await stored(event);
      expect(row).toMatchObject({ state: 'applied' });
      expect(row?.['outcome']).toMatch(/^(not_for_a_talk|no_person|standby|unreadable)$/u);
      if (!Buffer.isBuffer(row?.['sealed'])) throw new Error('not stored');
      expect(row['sealed'].toString('latin1')).not.toMatch(/canary|dreamed|userId/u);
    }
    expect(await sql('select count(*) from consultations')).toEqual(talks);
  });

  it('of every kind of message shows as its kind; media are refused and never fetched', async () => {
    const me = phone();
    const events = [
      me.text('こんばんは'),
      me.message({ type: 'sticker', packageId: '1', stickerId: '2', keywords: ['うれしい', 'やあ'] }),
      ...['image', 'video', 'audio', 'file'].map((type) =>
        me.message({ type, contentProvider: { type: 'line' } }),
      ),
      me.message({ type: 'location', title: '自宅', address: '灯市1-2-3', latitude: 35, longitude: 139 }),
      me.message({ type: 'hologram' }),
      me.postback('answer=yes'),
    ];
    await deliver(...events);
    const { messages, consultation } = await talkOf(events[0] ?? {});
    expect(messages.map(({ kind, refused, text, note }) => [kind, refused, text, note])).toEqual([
      ['text', false, 'こんばんは', null],
      ['sticker', false, null, 'うれしい、やあ'],
      ['image', true, null, null],
      ['video', true, null, null],
      ['audio', true, null, null],
      ['file', true, null, null],
      ['location', false, null, null],
      ['unknown', false, null, null],
      ['choice', false, null, 'answer=yes'],
    ]);
    expect(consultation).toMatchObject({ messageCount: 9, preview: 'answer=yes', previewKind: 'choice' });
  });

  it('with media from the phone never makes the app ask LINE for the content', async () => {
    const { control } = desk.line;
    const trap = await control.addFault({ kind: 'server-error', endpoint: 'content' });
    const seeker = await desk.seeker();
    const talk = await desk.opens(as(), async () => {
      for (const type of ['image', 'video', 'audio'] as const)
        await control.send(desk.channelId, seeker.userId, { type });
      await control.send(desk.channelId, seeker.userId, { type: 'file', fileName: 'a.pdf' });
    });
    expect(talk).toMatchObject({ messageCount: 4, previewKind: 'file' });
    expect((await control.faults()).find(({ id }) => id === trap.id)?.hits).toBe(0);
    await control.removeFault(trap.id);
  });

  it('that is a tap alone, a follow or an unfollow opens no talk', async () => {
    const me = phone();
    await deliver(me.follow(), me.postback('menu=1'), me.unfollow());
    const [friend] = await sql('select state from friends order by changed_at desc limit 1');
    expect(friend).toEqual({ state: 'blocked' });
    const made = [me.postback('menu=2'), me.follow()];
    await deliver(...made);
    const ids = made.map((event) => event['webhookEventId']);
    expect(await sql('select id from messages where webhook_event_id = any($1)', [ids])).toEqual([]);
    const next = me.text('やっぱり話したい');
    await deliver(me.follow(true), next);
    const { consultation, seeker } = await talkOf(next);
    expect(consultation).toMatchObject({ blocked: false, ordinal: 1 });
    expect(seeker.friend).toBe('following');
  });

  it('that blocks and unblocks shows in an open talk, and the newest counts whatever comes first', async () => {
    const me = phone();
    const first = me.text('もういい');
    await deliver(first, me.unfollow());
    expect(await talkOf(first)).toMatchObject({
      consultation: { blocked: true },
      seeker: { friend: 'blocked' },
    });
    const [blocked, back] = [me.unfollow(), me.follow(true)];
    await deliver(back);
    await deliver(blocked);
    const after = await talkOf(first);
    expect(after).toMatchObject({ consultation: { blocked: false }, seeker: { friend: 'following' } });
    expect(after.messages.map(({ kind }) => kind)).toEqual(['text', 'blocked', 'followed']);
  });

  it('late and out of order takes its place by LINE’s time', async () => {
    const me = phone();
    const [one, two, three] = [me.text('一'), me.text('二'), me.text('三')];
    await deliver(three);
    await deliver(one);
    await deliver(two);
    const { messages, consultation } = await talkOf(one);
    expect(messages.map(({ text }) => text)).toEqual(['三', '一', '二']);
    const bySentAt = messages.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
    expect(bySentAt.map(({ text }) => text)).toEqual(['一', '二', '三']);
    expect(consultation.lastMessageAt).toBe(new Date(Number(three['timestamp'])).toISOString());
    expect(consultation.unansweredSince).toBe(new Date(Number(one['timestamp'])).toISOString());
  });
});

describe('what was taken back or edited', () => {
  it.each(['after', 'before', 'together'])(
    'an unsend %s its message leaves no word anywhere',
    async (when) => {
      const me = phone();
      const id = newLineMessageId();
      const [hello, secret] = [me.text('こんばんは'), me.text('たからもの', id)];
      const edit = me.edit(id, 'なおしたたからもの');
      const unsend = me.unsend(id);
      if (when === 'after') for (const event of [hello, secret, edit, unsend, unsend]) await deliver(event);
      if (when === 'before') for (const event of [hello, unsend, edit, secret, unsend]) await deliver(event);
      if (when === 'together') await deliver(hello, secret, edit, unsend);
      const { messages, consultation } = await talkOf(hello);
      expect(messages.map(({ text }) => text)).toEqual(['こんばんは', null]);
      expect(messages[1]?.unsentAt).not.toBeNull();
      expect(consultation).toMatchObject({ preview: null });
      expect((await stored(secret))?.['sealed']).toBeNull();
      expect((await stored(edit))?.['sealed']).toBeNull();
      expect((await stored(hello))?.['sealed']).not.toBeNull();
      const early = await sql('select sealed_text from early_changes where line_message_id = $1', [id]);
      expect(early.filter((row) => row['sealed_text'] !== null)).toEqual([]);
    },
  );

  it('an edit and an unsend of a stored message in one post leave no word', async () => {
    const me = phone();
    const id = newLineMessageId();
    const first = me.text('まちがえた', id);
    await deliver(first);
    await deliver(me.edit(id, 'なおした'), me.unsend(id));
    const { messages } = await talkOf(first);
    expect(messages).toMatchObject([{ text: null }]);
    expect(await sql('select sealed from messages where line_message_id = $1', [id])).toEqual([
      { sealed: null },
    ]);
  });

  it('hides the words in the quote of another message, and in the list', async () => {
    const me = phone();
    const id = newLineMessageId();
    const quoted = me.text('ひみつ', id);
    const quoting = me.text('これのことです', newLineMessageId(), { quotedMessageId: id });
    await deliver(quoted, quoting);
    const before = await talkOf(quoted);
    expect(before.messages[1]?.quote).toEqual({ messageId: before.messages[0]?.id, excerpt: 'ひみつ' });
    await deliver(me.unsend(id));
    expect((await talkOf(quoted)).messages[1]?.quote).toEqual({
      messageId: before.messages[0]?.id,
      excerpt: null,
    });
  });

  it.each(['in order', 'out of order', 'early'])('edits %s end with the newest words', async (how) => {
    const me = phone();
    const id = newLineMessageId();
    const first = me.text('一', id);
    const [second, third] = [me.edit(id, '二'), me.edit(id, '三')];
    const order = {
      'in order': [first, second, third],
      'out of order': [first, third, second],
      early: [third, second, first],
    }[how];
    for (const event of order ?? []) await deliver(event);
    const { messages } = await talkOf(first);
    expect(messages).toMatchObject([
      { text: '三', editedAt: new Date(Number(third['timestamp'])).toISOString() },
    ]);
  });

  it('of a message to a closed desk leaves no word in the inbox', async () => {
    const me = phone();
    await sql(`update desks set state = 'closed' where id = $1`, [desk.operator.desk.deskId]);
    const id = newLineMessageId();
    const [said, kept, unsend] = [me.text('とどかないひみつ', id), me.text('とどかない'), me.unsend(id)];
    await deliver(said, kept);
    expect(await stored(said)).toMatchObject({ outcome: 'desk_closed' });
    await deliver(unsend);
    const later = me.text('さきに取り消し', newLineMessageId());
    const laterId = String((later['message'] as LineEvent)['id']);
    await deliver(me.unsend(laterId));
    await deliver(later);
    await sql(`update desks set state = 'active' where id = $1`, [desk.operator.desk.deskId]);
    expect((await stored(said))?.['sealed']).toBeNull();
    expect((await stored(later))?.['sealed']).toBeNull();
    expect((await stored(kept))?.['sealed']).not.toBeNull();
  });
});

describe('the way from LINE', () => {
  it('bears duplicates, disorder and outages of the webhook', async () => {
    const { control } = desk.line;
    await control.addFault({ kind: 'webhook-duplicates', probability: 0.6 });
    await control.addFault({ kind: 'webhook-disorder', probability: 0.3, delayMs: 30 });
    const seekers = await Promise.all(Array.from({ length: 5 }, () => desk.seeker()));
    const texts = Array.from({ length: 8 }, (_, place) => `話 ${place}`);
    for (const text of texts) await Promise.all(seekers.map((seeker) => seeker.says(text)));
    await control.clearFaults();
    await desk.settle();
    const talks = await eventually(async () => {
      const found = (await desk.queue(as())).filter(({ messageCount }) => messageCount === texts.length);
      expect(found).toHaveLength(seekers.length);
      return found;
    });
    for (const { id } of talks) {
      const messages = await desk.messages(as(), id);
      const bySentAt = messages.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt) || a.seq - b.seq);
      expect(bySentAt.map(({ text }) => text)).toEqual(texts);
    }
  });

  it('takes a thousand events in one post, of hundreds of people', async () => {
    const phones = Array.from({ length: 200 }, () => createPhone(desk.test.clock.now(), newUserId()));
    const events = Array.from({ length: 5 }, (_, round) => phones.map((me) => me.text(`千 ${round}`))).flat();
    await deliver(...events);
    const [count] = await sql(
      `select count(*)::int as messages, count(distinct consultation_id)::int as talks
       from messages where webhook_event_id = any($1)`,
      [events.map((event) => event['webhookEventId'])],
    );
    expect(count).toEqual({ messages: 1000, talks: 200 });
    const gaps = await sql(
      `select consultation_id from messages group by consultation_id having max(seq) <> count(*)`,
    );
    expect(gaps).toEqual([]);
  });

  it('tries an unreadable event again after growing pauses, then sets it aside; what follows arrives at once', async () => {
    const me = phone();
    const [before, broken, after] = [me.text('前'), me.text('こわれた'), me.text('後')];
    // The worker looks by itself, so the seal is broken in the very commit that stores the event.
    await sql(`create function break_seal() returns trigger language plpgsql as $$
      begin new.sealed = '\\x01'; return new; end $$`);
    await sql(`create trigger break_seal before insert on line_events for each row
      when (new.webhook_event_id = '${String(broken['webhookEventId'])}') execute function break_seal()`);
    await deliver(before, broken, after);
    await sql('drop trigger break_seal on line_events');
    await desk.test.app.drain();
    expect(await stored(broken)).toMatchObject({ state: 'pending', attempts: 1 });
    const { messages } = await talkOf(before);
    expect(messages.map(({ text }) => text)).toEqual(['前', '後']);
    for (let attempt = 2; attempt <= 7; attempt += 1) {
      desk.test.clock.advance(2 * HOUR);
      await desk.test.app.drain();
      expect(await stored(broken)).toMatchObject({ attempts: attempt });
    }
    expect(await stored(broken)).toMatchObject({ state: 'failed' });
    const failures = desk.test.logs.filter((line) => line.includes('inbound_event_failed'));
    expect(failures).toHaveLength(7);
    expect(failures.at(-1)).toContain('"setAside":true');
  });
});
