import { routes } from '@tomoshibi/contract';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from './_support/app.ts';
import { eventually, startLineDesk, type LineDesk } from './_support/line-desk.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

const newSecret = () => randomBytes(16).toString('hex');
const admin = () => desk.operator.staff.system_admin;
const params = () => ({ deskId: desk.operator.desk.deskId });

async function checked(): Promise<Record<string, string>> {
  const { items } = await desk.test.call(routes.checkChannel, { as: admin(), params: params() });
  return Object.fromEntries(items.map(({ item, result }) => [item, result]));
}

it('a check over a whole LINE says what is right and what is not', async () => {
  const fine = {
    credentials: 'ok',
    chat_mode: 'ok',
    // The address at LINE is the test's port, not the public one.
    webhook_url: 'mend',
    webhook_active: 'ok',
    webhook_test: 'ok',
    quota: 'ok',
  };
  expect(await checked()).toEqual(fine);
  await desk.line.control.updateChannel(desk.channelId, { chatMode: 'chat', webhookActive: false });
  expect(await checked()).toMatchObject({ ...fine, chat_mode: 'mend', webhook_active: 'mend' });
  await desk.line.control.updateChannel(desk.channelId, { chatMode: 'bot', webhookActive: true });

  await desk.line.control.updateChannel(desk.channelId, { channelSecret: newSecret() });
  expect(await checked()).toMatchObject({ credentials: 'mend', chat_mode: 'unknown' });
  await desk.line.control.updateChannel(desk.channelId, { channelSecret: desk.channelSecret });
});

it('a rotated secret loses nothing: the former one is good for a day, then no more', async () => {
  const rotated = newSecret();
  const { channelId, test } = desk;
  const body = { channelId, channelSecret: rotated };
  await test.call(routes.setChannel, { as: admin(), params: params(), body });
  const seeker = await desk.seeker();
  await seeker.says('まだ前の鍵で署名されています');
  await desk.settle();
  await desk.line.control.updateChannel(channelId, { channelSecret: rotated });
  await seeker.says('新しい鍵になりました');
  await desk.settle();
  expect(await desk.queue(desk.operator.staff.counselor)).toMatchObject([{ messageCount: 2 }]);

  test.clock.advance(DAY);
  await desk.line.control.updateChannel(channelId, {
    channelSecret: desk.channelSecret,
    redelivery: { enabled: false },
  });
  await seeker.says('前の鍵はもう通りません');
  await eventually(async () => {
    const { lost, recentFailures } = await desk.line.control.webhooks(channelId);
    expect({ lost, status: recentFailures.at(0)?.statusCode }).toEqual({ lost: 1, status: 401 });
  });
});
