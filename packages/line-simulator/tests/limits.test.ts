import { expect, test } from 'vitest';
import { z } from 'zod';
import { startPlatform } from './_support/platform.ts';

const errorSchema = z.object({
  message: z.string(),
  details: z.array(z.object({ message: z.string(), property: z.string() })).default([]),
});

const text = (value: string) => ({ type: 'text', text: value });
const tap = (label: string) => ({ type: 'message', label, text: 'はい' });
const quick = (count: number) => ({
  ...text('えらんでください'),
  quickReply: { items: Array.from({ length: count }, () => ({ type: 'action', action: tap('はい') })) },
});
const buttons = (template: Record<string, unknown>) => ({
  type: 'template',
  altText: 'えらんでください',
  template: { type: 'buttons', text: 'どれですか', actions: [tap('はい')], ...template },
});
const day = (limits: Record<string, unknown>) => ({
  ...text('いつですか'),
  quickReply: {
    items: [
      {
        type: 'action',
        action: { type: 'datetimepicker', label: '日をえらぶ', data: 'd=1', mode: 'date', ...limits },
      },
    ],
  },
});
const family = '👨‍👩‍👧‍👦';

const accepted: [string, unknown[]][] = [
  ['five messages', Array.from({ length: 5 }, () => text('あ'))],
  ['5,000 UTF-16 units', [text('あ'.repeat(5000))]],
  ['13 quick replies', [quick(13)]],
  ['a label of 20 graphemes that are many units', [buttons({ actions: [tap(family.repeat(20))] })]],
  ['160 characters without a title', [buttons({ text: 'あ'.repeat(160) })]],
  ['a day to choose, with and without limits', [day({}), day({ min: '2026-04-01', max: '2027-03-31' })]],
  [
    'buttons with an address and a phone number',
    [
      buttons({
        actions: [
          { type: 'uri', label: '見る', uri: 'https://desk.example/policy' },
          { type: 'uri', label: '電話', uri: 'tel:0120279338' },
        ],
      }),
    ],
  ],
  ['an unknown property', [{ ...text('あ'), surprise: true }]],
];
test.each(accepted)('accepts %s', async (_name, messages) => {
  const platform = await startPlatform();
  const body = JSON.stringify({ messages });
  const answer = await platform.call('/v2/bot/message/validate/push', { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
});

const refused: [string, unknown, { property: string; message: string }][] = [
  ['no message', [], { property: 'messages', message: 'Size must be between 1 and 5' }],
  [
    'six messages',
    Array.from({ length: 6 }, () => text('あ')),
    { property: 'messages', message: 'Size must be between 1 and 5' },
  ],
  ['no list', undefined, { property: 'messages', message: 'May not be empty' }],
  ['an empty text', [text('')], { property: 'messages[0].text', message: 'May not be empty' }],
  [
    'a text over 5,000 units by a surrogate pair',
    [text(`${'あ'.repeat(4999)}😀`)],
    { property: 'messages[0].text', message: 'Length must be between 1 and 5000' },
  ],
  [
    'an unknown kind',
    [text('あ'), { type: 'file' }],
    {
      property: 'messages[1].type',
      message:
        'Must be one of the following values: [text, textV2, sticker, image, video, audio, location, imagemap, template, flex]',
    },
  ],
  [
    '14 quick replies',
    [quick(14)],
    { property: 'messages[0].quickReply.items', message: 'Size must be between 1 and 13' },
  ],
  [
    'a label of 21 graphemes',
    [buttons({ actions: [tap('あ'.repeat(21))] })],
    { property: 'messages[0].template.actions[0].label', message: 'Length must be between 1 and 20' },
  ],
  [
    '61 characters under a title',
    [buttons({ title: 'だいじなこと', text: 'あ'.repeat(61) })],
    { property: 'messages[0].template.text', message: 'Length must be between 1 and 60' },
  ],
  [
    'five buttons',
    [buttons({ actions: Array.from({ length: 5 }, () => tap('はい')) })],
    { property: 'messages[0].template.actions', message: 'Size must be between 1 and 4' },
  ],
  [
    'a text of 161 characters over buttons',
    [buttons({ text: 'あ'.repeat(161) })],
    { property: 'messages[0].template.text', message: 'Length must be between 1 and 160' },
  ],
  [
    'a button that leads nowhere LINE goes',
    [buttons({ actions: [{ type: 'uri', label: '見る', uri: 'javascript:alert(1)' }] })],
    { property: 'messages[0].template.actions[0].uri', message: 'Invalid URI' },
  ],
  [
    'a day with a time',
    [day({ min: '2026-04-01T10:00' })],
    { property: 'messages[0].quickReply.items[0].action.min', message: 'Invalid format' },
  ],
  [
    'a last day before the first',
    [day({ min: '2026-04-02', max: '2026-04-01' })],
    { property: 'messages[0].quickReply.items[0].action.max', message: 'Must be greater than min' },
  ],
  [
    'a picture without https',
    [
      {
        type: 'image',
        originalContentUrl: 'http://x.example/a.png',
        previewImageUrl: 'https://x.example/a.png',
      },
    ],
    { property: 'messages[0].originalContentUrl', message: 'Invalid URI' },
  ],
  [
    'a sender called LINE',
    [{ ...text('あ'), sender: { name: 'LINE相談' } }],
    { property: 'messages[0].sender.name', message: 'This name is not allowed' },
  ],
];
test.each(refused)('refuses %s, and says where', async (_name, messages, detail) => {
  const platform = await startPlatform();
  const body = JSON.stringify({ to: platform.userId, messages });
  const answer = await platform.call('/v2/bot/message/push', { method: 'POST', body });
  const error = errorSchema.parse(await answer.json());
  expect(answer.status).toBe(400);
  expect(answer.headers.get('x-line-request-id')).toBeTruthy();
  expect(error.message).toBe('The request body has 1 error(s)');
  expect(error.details).toEqual([detail]);
  expect((await platform.control.journal(platform.channelId)).total).toBe(0);
});

test('over 2 MB is 413, no JSON is 400, a wrong media type is 415, no token is 401', async () => {
  const platform = await startPlatform();
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await platform.call('/v2/bot/message/push', { method: 'POST', body, headers });
    expect(answer.headers.get('x-line-request-id')).toBeTruthy();
    return answer.status;
  };
  expect(await post(JSON.stringify({ pad: 'x'.repeat(2 * 1024 * 1024) }))).toBe(413);
  expect(await post('{')).toBe(400);
  expect(await post('hello', { 'content-type': 'text/plain' })).toBe(415);
  expect(await post('{}', { authorization: 'Bearer nobody' })).toBe(401);
  expect((await platform.call('/v2/bot/nothing-here')).status).toBe(404);
});

test('a quote token is good in its own chat only', async () => {
  const platform = await startPlatform();
  const { control, channelId, userId, line } = platform;
  const { message } = await platform.say('これを引用して');
  const quoteToken = z.string().parse(message?.['quoteToken']);
  const messages = [{ type: 'text' as const, text: 'はい', quoteToken }];
  await line.pushMessage({ to: userId, messages });
  const other = await control.createSeeker({ displayName: 'べつの人' });
  await control.follow(channelId, other.userId);
  await expect(line.pushMessage({ to: other.userId, messages })).rejects.toMatchObject({ status: 400 });
});

test('the control API names the field that does not fit', async () => {
  const platform = await startPlatform();
  const answer = await fetch(new URL('/simulator/v1/channels', platform.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: '窓口', colour: 'green', webhookUrl: 'ftp://x.example' }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: { code: 'invalid_request', details: [{ field: 'webhookUrl' }, { field: '' }] },
  });
});
