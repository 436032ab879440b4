import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { broadcastsAt } from './broadcasts.ts';
import type { LineDesk } from './line-desk.ts';
import { createPhone, newLineMessageId } from './line-events.ts';

export interface FullDesk {
  readonly consultationId: string;
  /** Words said in confidence, each in another kind of row. */
  readonly words: Readonly<Record<'text' | 'answer' | 'waiting' | 'note' | 'draft' | 'early', string>>;
}

/** One broadcast to whoever follows, that uses up the month, and the alarm that follows from it. */
async function sendBroadcast(desk: LineDesk): Promise<void> {
  const on = broadcastsAt(desk);
  await on.rules();
  const { usedThisMonth } = await desk.line.control.channel(desk.channelId);
  await on.plan(usedThisMonth + 1);
  const approved = await on.approved({ segment: { openTalks: 'include' } });
  await desk.test.app.drain();
  await desk.test.app.drain();
  if ((await on.read(approved)).totals?.accepted !== 1) throw new Error('The broadcast reached nobody.');
}

/** Lets happen at a desk what leaves a row in every table there is. */
export async function fillEveryTable(desk: LineDesk): Promise<FullDesk> {
  const { test, operator } = desk;
  const as = operator.staff.counselor;
  const admin = operator.staff.system_admin;
  const word = (kind: string) => `${kind} "引用" \\ \u2028 ${randomBytes(9).toString('hex')} 😔`;
  const words = {
    text: word('text'),
    answer: word('answer'),
    waiting: word('waiting'),
    note: word('note'),
    draft: word('draft'),
    early: word('early'),
  };
  const { seeker, consultationId } = await desk.claimed(as, words.text);
  const phone = createPhone(test.clock.now(), seeker.userId);
  const params = { consultationId };
  const headers = { 'idempotency-key': randomUUID() };
  await desk.post([
    phone.follow(),
    phone.edit(newLineMessageId(), words.early),
    phone.message({ type: 'sticker', keywords: ['泣く'] }),
  ]);
  await test.call(routes.addNote, { as, params, body: { text: words.note }, headers });
  await desk.send(as, consultationId, words.answer);
  await test.app.drain();
  await desk.line.control.addFault({ kind: 'monthly-limit', times: 1 });
  await desk.send(as, consultationId, words.waiting);
  await test.app.drain();
  await desk.post([phone.text('まだいますか')]);
  await test.app.drain();
  await test.call(routes.saveDraft, { as, params, body: { text: words.draft } });
  await test.call(routes.createTemplate, {
    as: operator.staff.supervisor,
    params: { deskId: operator.desk.deskId },
    body: { title: 'あいさつ', text: 'こんばんは。\nゆっくりで大丈夫です。' },
  });
  const token = { name: '連携', staffId: admin.staffId, access: 'read' as const, expiresInDays: 1 };
  await test.call(routes.createToken, { as: admin, body: token });
  await test.refusal(routes.signIn, { body: { login: as.login, password: 'chigau-kotoba-12' } });
  await sendBroadcast(desk);
  return { consultationId, words };
}
