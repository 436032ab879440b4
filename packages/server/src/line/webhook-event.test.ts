import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWebhook, understandEvent } from './webhook-event.ts';

const userId = 'U0123456789abcdef0123456789abcdef';
const now = new Date('2026-11-20T03:00:00Z');
const event = (happening: object, common: object = {}) => ({
  mode: 'active',
  timestamp: 1_767_225_600_123,
  source: { type: 'user', userId },
  webhookEventId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
  deliveryContext: { isRedelivery: false },
  replyToken: '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
  ...common,
  ...happening,
});
const message = (content: object) =>
  event({ type: 'message', message: { id: '500000000000000001', ...content } });
const understand = (value: unknown) => understandEvent(JSON.stringify(value));
const post = (events: unknown) => Buffer.from(JSON.stringify({ destination: 'U1', events }));

describe('an event means', () => {
  it('a text with its spans, quote and tokens', () => {
    const said = understand(
      message({
        type: 'text',
        text: 'こんばんは(moon)',
        quoteToken: 'qt-1',
        quotedMessageId: '400000000000000001',
        emojis: [
          { index: 5, length: 6, productId: 'p', emojiId: 'e' },
          { index: 9, length: 60, productId: 'p', emojiId: 'outside' },
        ],
        mention: { mentionees: [{ index: 0, length: 5, type: 'all' }] },
      }),
    );
    expect(said).toEqual({
      userId,
      replyToken: '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
      event: {
        type: 'message',
        lineMessageId: '500000000000000001',
        quotedLineMessageId: '400000000000000001',
        quoteToken: 'qt-1',
        content: {
          kind: 'text',
          text: 'こんばんは(moon)',
          spans: [
            { kind: 'mention', index: 0, length: 5 },
            { kind: 'emoji', index: 5, length: 6 },
          ],
        },
      },
    });
  });

  it.each([
    [
      'sticker words',
      { type: 'sticker', keywords: ['a', 'b', 'c', 'd'] },
      { kind: 'sticker', note: 'a、b、c' },
    ],
    ['sticker text', { type: 'sticker', text: 'やあ', keywords: ['a'] }, { kind: 'sticker', note: 'やあ' }],
    ['bare sticker', { type: 'sticker', packageId: '1' }, { kind: 'sticker', note: null }],
    ['image', { type: 'image', contentProvider: { type: 'line' } }, { kind: 'image' }],
    ['video', { type: 'video', duration: 1 }, { kind: 'video' }],
    ['audio', { type: 'audio' }, { kind: 'audio' }],
    ['file', { type: 'file', fileName: 'a.pdf', fileSize: 2 }, { kind: 'file' }],
    ['location', { type: 'location', title: '家', latitude: 35, longitude: 139 }, { kind: 'location' }],
    ['a kind of the future', { type: 'hologram', text: 'x' }, { kind: 'unknown' }],
  ])('a message: %s', (_name, content, kind) => {
    expect(understand(message(content)).event).toMatchObject({ type: 'message', content: kind });
  });

  it('an edit, an unsend, a follow, an unfollow, a choice', () => {
    const edited = { id: '5', type: 'text', text: 'なおした', quoteToken: 'qt-2' };
    expect(understand(event({ type: 'messageEdited', message: edited })).event).toMatchObject({
      type: 'edit',
      lineMessageId: '5',
      quoteToken: 'qt-2',
      content: { text: 'なおした' },
    });
    expect(understand(event({ type: 'unsend', unsend: { messageId: '5' } })).event).toEqual({
      type: 'unsend',
      lineMessageId: '5',
    });
    expect(understand(event({ type: 'follow', follow: { isUnblocked: true } })).event.type).toBe('follow');
    expect(understand(event({ type: 'unfollow' })).event.type).toBe('unfollow');
    const choice = (postback: object) => understand(event({ type: 'postback', postback })).event;
    expect(choice({ data: 'age=20' })).toMatchObject({ content: { kind: 'choice', note: 'age=20' } });
    expect(choice({ data: 'day', params: { date: '2026-11-20' } })).toMatchObject({
      content: { note: '2026-11-20' },
    });
    expect(choice({ data: 'menu', params: { status: 'SUCCESS', newRichMenuAliasId: 'a' } })).toMatchObject({
      content: { note: 'menu' },
    });
  });

  it.each([
    ['join', event({ type: 'join' }, { source: { type: 'group', groupId: 'C1' } })],
    [
      'a group message',
      event(
        { type: 'message', message: { id: '1', type: 'text', text: 'x' } },
        { source: { type: 'group', groupId: 'C1', userId } },
      ),
    ],
    ['leave', event({ type: 'leave' }, { source: { type: 'room', roomId: 'R1' } })],
    ['memberJoined', event({ type: 'memberJoined', joined: { members: [{ type: 'user', userId }] } })],
    ['memberLeft', event({ type: 'memberLeft', left: { members: [] } })],
    ['accountLink', event({ type: 'accountLink', link: { result: 'ok', nonce: 'n' } })],
    ['videoPlayComplete', event({ type: 'videoPlayComplete', videoPlayComplete: { trackingId: 't' } })],
    ['beacon', event({ type: 'beacon', beacon: { hwid: 'h', type: 'enter' } })],
    ['membership', event({ type: 'membership', membership: { type: 'joined', membershipId: 1 } })],
    ['module', event({ type: 'module', module: { type: 'attached' } })],
    ['activated', event({ type: 'activated', chatControl: { expireAt: 1 } })],
    ['deactivated', event({ type: 'deactivated' })],
    ['botSuspended', event({ type: 'botSuspended' })],
    ['botResumed', event({ type: 'botResumed' })],
    ['delivery', event({ type: 'delivery', delivery: { data: 'x' } }, { source: undefined })],
    ['a type of the future', event({ type: 'dreamed' })],
    [
      'a standby channel',
      event({ type: 'message', message: { id: '1', type: 'text', text: 'x' } }, { mode: 'standby' }),
    ],
    ['no source', event({ type: 'follow' }, { source: undefined })],
    ['a source without a person', event({ type: 'follow' }, { source: { type: 'user' } })],
    ['a message without an id', event({ type: 'message', message: { type: 'text', text: 'x' } })],
    [
      'an id that no column takes',
      event({ type: 'message', message: { id: '1\0', type: 'text', text: 'x' } }),
    ],
    ['an unsend of nothing', event({ type: 'unsend' })],
    ['an edit of a picture', event({ type: 'messageEdited', message: { id: '1', type: 'image' } })],
    ['a postback without data', event({ type: 'postback', postback: {} })],
    ['no type', { timestamp: 1 }],
    ['a list', []],
    ['a word', 'x'],
    ['nothing', null],
  ])('nothing for a talk: %s', (_name, value) => {
    const understood = understand(value);
    expect(understood.event.type).toBe('record_only');
    expect(understood).toMatchObject({ userId: null, replyToken: null });
  });

  it('plain words, whatever stands in them', () => {
    const text =
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u202Eabc\u202C \uFEFF e\u0301 \0NUL \uD800 \uDFFF 𠮷';
    const { event: said } = understand(message({ type: 'text', text }));
    if (said.type !== 'message' || said.content.kind !== 'text') throw new Error('not a text');
    expect(said.content.text.isWellFormed()).toBe(true);
    expect(said.content.text).not.toContain('\0');
    expect(said.content.text).toContain('\u{1F468}\u200D\u{1F469}\u200D\u{1F467}');
  });

  it('something for every value there is, and never an exception', () => {
    const anything = fc.anything({ maxDepth: 4, withNullPrototype: false });
    const nearly = fc.record(
      {
        type: fc.oneof(fc.constantFrom('message', 'unsend', 'postback', 'messageEdited', 'follow'), anything),
        mode: anything,
        source: fc.oneof(fc.constant({ type: 'user', userId }), anything),
        replyToken: anything,
        message: fc.oneof(
          fc.record(
            {
              id: anything,
              type: fc.constantFrom('text', 'sticker'),
              text: fc.string({ unit: 'binary' }),
              emojis: anything,
              mention: anything,
              keywords: anything,
            },
            { requiredKeys: [] },
          ),
          anything,
        ),
        unsend: fc.oneof(fc.record({ messageId: anything }), anything),
        postback: fc.oneof(fc.record({ data: anything, params: anything }), anything),
        timestamp: anything,
        webhookEventId: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.json(), fc.array(nearly, { maxLength: 3 }), (json, events) => {
        expect(understandEvent(json).event.type).toMatch(/^\w+$/u);
        const body = JSON.stringify({ events }, (_key, value: unknown) =>
          typeof value === 'bigint' ? Number(value) : value,
        );
        for (const raw of readWebhook(Buffer.from(body), now) ?? []) {
          expect(raw.id).toMatch(/^[\x21-\x7e]{1,64}$/u);
          expect(raw.at.getTime()).not.toBeNaN();
          const { event: meant } = understandEvent(raw.json);
          if ('lineMessageId' in meant && meant.lineMessageId !== null)
            expect(meant.lineMessageId).toMatch(/^[\x21-\x7e]{1,64}$/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a post', () => {
  it('is refused when it is no webhook', () => {
    const deep = `{"events":[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}`;
    for (const body of ['', 'x', '[]', 'null', '{}', '{"events":1}', '{"events":[1]}', deep])
      expect(readWebhook(Buffer.from(body), now)).toBeNull();
  });

  it('may be empty, which is how LINE checks a connection', () => {
    expect(readWebhook(post([]), now)).toEqual([]);
  });

  it('keeps each event as it came, with its id and time', () => {
    const first = event({ type: 'dreamed', dream: { of: ['electric', { sheep: 1.5 }] } });
    const [raw] = readWebhook(post([first]), now) ?? [];
    expect(raw).toMatchObject({ id: first.webhookEventId, at: new Date(first.timestamp) });
    expect(JSON.parse(raw?.json ?? '')).toEqual(first);
  });

  it.each([0, -1, 1.5, 1e308, 2 ** 53, '1767225600123', null, undefined, 5_000_000_000_000])(
    'takes the time of arrival for the time %s',
    (timestamp) => {
      expect(readWebhook(post([event({ type: 'follow' }, { timestamp })]), now)?.[0]?.at).toEqual(now);
    },
  );

  it('names an event without a usable id by its content, the same when it is delivered again', () => {
    const nameless = (webhookEventId: unknown, isRedelivery = false, text = 'a') =>
      readWebhook(
        post([
          event(
            { type: 'message', message: { id: '1', type: 'text', text } },
            { webhookEventId, deliveryContext: { isRedelivery } },
          ),
        ]),
        now,
      )?.[0]?.id;
    for (const id of [undefined, null, 7, '', 'x'.repeat(65), 'a b', 'あ', 'a\0b'])
      expect(nameless(id)).toMatch(/^sha256:[0-9a-f]{48}$/u);
    expect(nameless(undefined, true)).toBe(nameless(undefined, false));
    expect(nameless(undefined, false, 'b')).not.toBe(nameless(undefined, false, 'a'));
  });
});
