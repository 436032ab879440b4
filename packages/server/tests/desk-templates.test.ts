import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyDesk, parseDeskFile, resolveDeskFile } from '../src/modules/desk-files/index.ts';
import { createPasswords } from '../src/modules/identity/index.ts';
import { CHEAP_PASSWORDS, startTestApp, type TestApp, type TestOperator } from './_support/app.ts';

let test: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  test = await startTestApp();
  operator = await test.operator();
});
afterAll(() => test.close());

const itemsOf = async (deskId: string) => {
  const { items, ready } = await test.call(routes.getDeskReadiness, {
    as: operator.staff.system_admin,
    params: { deskId },
  });
  return { ready, of: new Map(items.map(({ item, result }) => [item, result])) };
};

it('a new desk begins furnished and closed, and says in order what it lacks', async () => {
  const as = operator.staff.system_admin;
  const { templates } = await test.call(routes.listDeskTemplates, { as });
  expect(templates.map(({ key }) => key)).toEqual(['school', 'women', 'home_visit', 'disaster']);
  expect(templates[3]?.hours?.ja).toContain('8:00');
  const desk = await test.call(routes.createDeskFromTemplate, {
    as,
    body: {
      template: 'disaster',
      authorityId: operator.desk.authorityId,
      code: 'saigai',
      name: '災害の相談',
    },
  });
  expect(desk).toMatchObject({ state: 'closed', talkLimit: 6 });
  const params = { deskId: desk.deskId };
  const answers = await test.call(routes.listTemplates, { as, params });
  expect(answers.templates.map(({ title }) => title)).toEqual(templates[3]?.answers);
  const materials = await test.call(routes.getMaterials, { as, params });
  expect(materials.texts.headline).toBe(templates[3]?.headline);
  expect(materials.hoursOfDesk).toBe(templates[3]?.hours?.ja);

  const before = await itemsOf(desk.deskId);
  expect(before.ready).toBe(false);
  expect(Object.fromEntries(before.of)).toMatchObject({
    channel: 'mend',
    checked: 'mend',
    counselor: 'mend',
    hours: 'ok',
    // Nobody has approved a text by making a desk.
    notices: 'advise',
    answers: 'ok',
    open: 'mend',
  });
  await test.person(operator.operatorId, { desks: [{ deskId: desk.deskId, role: 'supervisor' }] });
  const { of } = await itemsOf(desk.deskId);
  expect([of.get('counselor'), of.get('supervisor')]).toEqual(['ok', 'ok']);

  const again = await test.refusal(routes.createDeskFromTemplate, {
    as,
    body: { template: 'school', authorityId: operator.desk.authorityId, code: 'saigai', name: '別の窓口' },
  });
  expect(again.code).toBe('name_taken');
  const late = await test.refusal(routes.createDeskFromTemplate, {
    as: operator.staff.supervisor,
    body: { template: 'school', authorityId: operator.desk.authorityId, code: 'other', name: '別の窓口' },
  });
  expect(late.code).toBe('forbidden');
});

it('a file with a template makes the whole desk once, and later runs leave alone what people changed', async () => {
  const source = `version: 1
operator: 灯の会
authority: 灯市
template: disaster
desk: { code: saigai, name: 災害の相談 }
places: [{ name: 第一避難所, printed: 100 }]
staff: [{ login: sora@example.jp, name: 空, role: supervisor }]
`;
  const apply = async (text: string) => {
    const resolved = await resolveDeskFile(parseDeskFile(text), {
      env: () => undefined,
      file: () => Promise.reject(new Error('none')),
      stdin: () => Promise.reject(new Error('none')),
      plainAllowed: false,
    });
    return applyDesk({ ...test.context, passwords: createPasswords(CHEAP_PASSWORDS) }, resolved, {
      kind: 'system',
    });
  };
  const first = await apply(source);
  const made = new Set(first.changes.map(({ what }) => what));
  for (const what of ['desk', 'hours', 'template', 'notice', 'material', 'place', 'staff'])
    expect([...made]).toContain(what);
  expect((await apply(source)).changes).toEqual([]);
  const admin = await test.person(first.operatorId, { operatorRoles: ['system_admin'] });
  const params = { deskId: first.deskId };
  const { templates } = await test.call(routes.listTemplates, { as: admin, params });
  const [gone] = templates;
  await test.call(routes.deleteTemplate, {
    as: admin,
    params: { ...params, templateId: gone?.templateId ?? '' },
  });
  expect((await apply(source)).changes).toEqual([]);
  const other = (await apply(source.replace('災害の相談', '災害と暮らしの相談'))).changes;
  expect(other.map(({ what }) => what)).toEqual(['desk']);
});
