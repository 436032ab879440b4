import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { staff, desk: place } = desk.operator;
  const { system_admin: admin, supervisor } = staff;
  const asAdmin = { as: admin };
  await verb({
    route: 'createAuthority',
    action: 'authority.created',
    call: { ...asAdmin, body: { name: '海辺市' } },
  });
  const made = { authorityId: place.authorityId, code: 'yoru', name: 'よる' };
  const { deskId, version } = await verb({
    route: 'createDesk',
    action: 'desk.created',
    call: { ...asAdmin, body: made },
  });
  await verb({
    route: 'createDeskFromTemplate',
    action: 'desk.created',
    call: {
      ...asAdmin,
      body: { template: 'disaster', authorityId: place.authorityId, code: 'saigai', name: '災害の相談' },
    },
  });
  await verb({
    route: 'updateDesk',
    action: 'desk.updated',
    call: { ...asAdmin, params: { deskId }, body: { version, name: 'あさ' } },
  });
  const channel = { channelId: desk.channelId, channelSecret: desk.channelSecret };
  const issued = (await desk.line.control.channel(desk.channelId)).channelAccessToken;
  await verb({
    route: 'setChannel',
    action: 'channel.token_changed',
    call: { ...asAdmin, params, body: { ...channel, accessToken: issued } },
  });
  await verb({ route: 'checkChannel', action: 'channel.checked', call: { ...asAdmin, params } });
  const template = { title: '題', text: '文' };
  const { templateId } = await verb({
    route: 'createTemplate',
    action: 'template.created',
    call: { as: supervisor, params, body: template },
  });
  const at = { ...params, templateId };
  await verb({
    route: 'updateTemplate',
    action: 'template.updated',
    call: { as: supervisor, params: at, body: { ...template, position: 1 } },
  });
  await verb({ route: 'deleteTemplate', action: 'template.deleted', call: { as: supervisor, params: at } });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const { templateId } = await app.call(routes.createTemplate, {
    as: staff.system_admin,
    params: { deskId: desk.deskId },
    body: { title: '挨拶', text: 'こんばんは。' },
  });
  return { deskId: desk.deskId, authorityId: desk.authorityId, templateId };
}

async function fill({ test, operator }: LineDesk): Promise<void> {
  await test.call(routes.createTemplate, {
    as: operator.staff.supervisor,
    params: { deskId: operator.desk.deskId },
    body: { title: 'あいさつ', text: 'こんばんは。\nゆっくりで大丈夫です。' },
  });
}

export const desksCases: ModuleCases = { ids, verbs, fill };
