import { routes } from '@tomoshibi/contract';
import { recordReceipts, setForm } from '../../../src/modules/notices/index.ts';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { officer, supervisor, system_admin: admin } = desk.operator.staff;
  const text = { bodies: { standard: '受付:{受付時間}' } };
  const draft = async (kind: string) => {
    const { versionId } = await verb({
      route: 'saveTextDraft',
      action: 'notice.drafted',
      call: { as: supervisor, params: { ...params, kind }, body: { ...text, revision: 0 } },
    });
    return { ...params, versionId: String(versionId) };
  };
  const [first, second] = [await draft('closed'), await draft('busy')];
  for (const version of [first, second])
    await verb({
      route: 'submitText',
      action: 'notice.submitted',
      call: { as: supervisor, params: version, body: { revision: 1 } },
    });
  const asOfficer = { as: officer };
  await verb({ route: 'approveText', action: 'notice.approved', call: { ...asOfficer, params: first } });
  await verb({
    route: 'sendTextBack',
    action: 'notice.sent_back',
    call: { ...asOfficer, params: second, body: { comment: '短く' } },
  });
  const thrown = await draft('busy');
  await verb({
    route: 'discardTextDraft',
    action: 'notice.draft_discarded',
    call: { as: supervisor, params: thrown },
  });
  await verb({ route: 'takeReadyTexts', action: 'notice.ready_taken', call: { as: supervisor, params } });

  await verb({ route: 'takeReadyHotlines', action: 'hotline.created', call: { as: admin } });
  const facts = {
    number: '03-0000-1234',
    names: { standard: 'まちの相談' },
    hours: { standard: '平日' },
    cost: 'paid',
    region: '灯市',
    audiences: [],
    languages: ['日本語'],
    sourceUrl: 'https://example.jp/',
  };
  const { hotlineId } = await verb({
    route: 'createHotline',
    action: 'hotline.created',
    call: { as: admin, body: facts },
  });
  const line = { hotlineId: String(hotlineId) };
  await verb({
    route: 'updateHotline',
    action: 'hotline.updated',
    call: { as: admin, params: line, body: { ...facts, version: 1, active: true, region: '灯県' } },
  });
  await verb({
    route: 'checkHotline',
    action: 'hotline.checked',
    call: { as: supervisor, params: line, body: { version: 2 } },
  });
  await verb({
    route: 'chooseDeskHotlines',
    action: 'hotline.chosen',
    call: { as: supervisor, params, body: { hotlineIds: [line.hotlineId] } },
  });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const as = staff.system_admin;
  const { versionId } = await app.call(routes.saveTextDraft, {
    as,
    params: { deskId: desk.deskId, kind: 'closed' },
    body: { revision: 0, bodies: { standard: '今は受付の時間ではありません。' } },
  });
  await app.call(routes.takeReadyHotlines, { as });
  const { hotlines } = await app.call(routes.listHotlines, { as });
  return { versionId, hotlineId: hotlines[0]?.hotlineId ?? '' };
}

/** Texts, their receipts, phone lines and public pages. */
async function fill({ test, operator }: LineDesk, { consultationId, seekerId }: FilledTalk): Promise<void> {
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
  await test.context.db.tenant(operator.operatorId, async (tx) => {
    await setForm(tx, test.context, { deskId: params.deskId, seekerId, form: 'easy' });
    const receipt = { versionId: draft.versionId, seekerId, consultationId, messageId: null, form: 'easy' };
    await recordReceipts(tx, test.context, [receipt]);
  });
}

export const noticesCases: ModuleCases = {
  ids,
  samples: {
    number: ['189'],
    names: [{ standard: 'ためし' }],
    hours: [{ standard: 'ためし' }],
    sourceUrl: ['https://example.jp/'],
    bodies: [{ standard: 'ためし' }],
  },
  verbs,
  fill,
};
