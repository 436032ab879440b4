import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { recordReceipts, setForm } from '../../src/modules/notices/index.ts';
import type { LineDesk } from './line-desk.ts';
import { createPhone, newLineMessageId } from './line-events.ts';

export interface FullDesk {
  readonly consultationId: string;
  /** Words said in confidence, each in another kind of row. */
  readonly words: Readonly<Record<'text' | 'answer' | 'waiting' | 'note' | 'draft' | 'early', string>>;
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
  await fillTexts(desk, consultationId);
  const token = { name: '連携', staffId: admin.staffId, access: 'read' as const, expiresInDays: 1 };
  await test.call(routes.createToken, { as: admin, body: token });
  await test.refusal(routes.signIn, { body: { login: as.login, password: 'chigau-kotoba-12' } });
  return { consultationId, words };
}

/** Texts, their receipts, phone lines and public pages. */
async function fillTexts({ test, operator }: LineDesk, consultationId: string): Promise<void> {
  const params = { deskId: operator.desk.deskId };
  const { supervisor, officer, system_admin: admin } = operator.staff;
  const body = { revision: 0, bodies: { standard: 'だれでも相談できます。' } };
  const draft = await test.call(routes.saveTextDraft, {
    as: supervisor,
    params: { ...params, kind: 'policy' },
    body,
  });
  const version = { ...params, versionId: draft.versionId };
  await test.call(routes.submitText, { as: supervisor, params: version, body: { revision: draft.revision } });
  await test.call(routes.approveText, { as: officer, params: version });
  await test.call(routes.takeReadyHotlines, { as: admin });
  const [line] = (await test.call(routes.listHotlines, { as: admin })).hotlines;
  const hotlineId = line?.hotlineId ?? '';
  await test.call(routes.checkHotline, { as: supervisor, params: { hotlineId }, body: { version: 1 } });
  await test.call(routes.chooseDeskHotlines, { as: supervisor, params, body: { hotlineIds: [hotlineId] } });
  const { consultation } = await test.call(routes.getConsultation, {
    as: operator.staff.counselor,
    params: { consultationId },
  });
  const { seekerId } = consultation;
  await test.context.db.tenant(operator.operatorId, async (tx) => {
    await setForm(tx, test.context, { deskId: params.deskId, seekerId, form: 'easy' });
    const receipt = { versionId: draft.versionId, seekerId, consultationId, messageId: null, form: 'easy' };
    await recordReceipts(tx, test.context, [receipt]);
  });
}
