import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formOf, recordReceipts, setForm } from '../../src/modules/notices/index.ts';
import { startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';
import { insertTalk } from '../_support/talk-fixture.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.close());

it('which version somebody received is known to those who serve them, and as a figure to others', async () => {
  const { supervisor, officer, counselor, colleague } = operator.staff;
  const { deskId } = operator.desk;
  const { context } = app;
  const draft = await app.call(routes.saveTextDraft, {
    as: supervisor,
    params: { deskId, kind: 'closed' },
    body: { revision: 0, bodies: { standard: '休みです。' } },
  });
  const params = { deskId, versionId: draft.versionId };
  await app.call(routes.submitText, { as: supervisor, params, body: { revision: 1 } });
  await app.call(routes.approveText, { as: officer, params });
  const [one, other] = [await insertTalk(app, operator), await insertTalk(app, operator)];
  const receipt = (talk: typeof one, messageId: string | null) => ({
    versionId: draft.versionId,
    seekerId: talk.seekerId,
    consultationId: messageId === null ? null : talk.consultationId,
    messageId,
    form: 'easy',
  });
  await context.db.tenant(operator.operatorId, async (tx) => {
    expect(await formOf(tx, [one.seekerId])).toEqual(new Map([[one.seekerId, 'standard']]));
    await setForm(tx, context, { deskId, seekerId: one.seekerId, form: 'en' });
    await setForm(tx, context, { deskId, seekerId: one.seekerId, form: 'easy' });
    const forms = await formOf(tx, [one.seekerId, other.seekerId]);
    expect([...forms.values()]).toEqual(['easy', 'standard']);
    await recordReceipts(tx, context, [
      receipt(one, one.messageId),
      receipt(one, null),
      receipt(other, null),
    ]);
    await recordReceipts(tx, context, []);
  });

  const figures = { params: { deskId, kind: 'closed' as const } };
  expect(await app.call(routes.getTextReceipts, { as: officer, ...figures })).toEqual({
    versions: [{ versionId: draft.versionId, number: 1, messages: 3, people: 2 }],
  });
  const talk = { params: { consultationId: one.consultationId } };
  expect(await app.call(routes.listSeekerNotices, { as: counselor, ...talk })).toMatchObject({
    form: 'easy',
    received: [
      { kind: 'closed', number: 1, form: 'easy', messageId: null },
      { kind: 'closed', number: 1, form: 'easy', messageId: one.messageId },
    ],
  });
  expect(await app.refusal(routes.listSeekerNotices, { as: colleague, ...talk })).toMatchObject({
    code: 'not_found',
  });
  expect(await app.refusal(routes.listSeekerNotices, { as: officer, ...talk })).toMatchObject({
    code: 'forbidden',
  });
});
