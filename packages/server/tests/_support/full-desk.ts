import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { MODULE_CASES } from './cases/index.ts';
import type { LineDesk } from './line-desk.ts';
import { createPhone, newLineMessageId } from './line-events.ts';

export interface FullDesk {
  readonly consultationId: string;
  /** Words said in confidence, each in another kind of row. */
  readonly words: Readonly<
    Record<'text' | 'answer' | 'waiting' | 'note' | 'draft' | 'early' | 'reason', string>
  >;
}

/** Somebody waits who was put before the others, with a reason. */
async function placeFirst(desk: LineDesk, reason: string): Promise<void> {
  const { supervisor: as } = desk.operator.staff;
  const { consultationId } = await desk.open(as);
  const params = { consultationId };
  await desk.test.call(routes.placeWaiting, { as, params, body: { to: 'front', reason } });
}

/** Lets happen at a desk what leaves a row in every table there is. */
export async function fillEveryTable(desk: LineDesk): Promise<FullDesk> {
  const { test, operator } = desk;
  const as = operator.staff.counselor;
  const word = (kind: string) => `${kind} "引用" \\ \u2028 ${randomBytes(9).toString('hex')} 😔`;
  const words = {
    text: word('text'),
    answer: word('answer'),
    waiting: word('waiting'),
    note: word('note'),
    draft: word('draft'),
    early: word('early'),
    reason: word('reason'),
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
  await placeFirst(desk, words.reason);
  const { consultation } = await test.call(routes.getConsultation, { as, params });
  for (const { fill } of Object.values(MODULE_CASES))
    await fill?.(desk, { consultationId, seekerId: consultation.seekerId });
  await test.app.drain();
  return { consultationId, words };
}
