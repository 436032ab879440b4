import { DESK_TEMPLATE_KEYS, routes } from '@tomoshibi/contract';
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
  expect(templates.map(({ key }) => key)).toEqual([...DESK_TEMPLATE_KEYS]);
  const disaster = templates.find(({ key }) => key === 'disaster');
  expect(disaster?.hours?.ja).toContain('8:00');
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
  expect(answers.templates.map(({ title }) => title)).toEqual(disaster?.answers);
  const materials = await test.call(routes.getMaterials, { as, params });
  expect(materials.texts.headline).toBe(disaster?.headline);
  expect(materials.hoursOfDesk).toBe(disaster?.hours?.ja);

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

it.each(DESK_TEMPLATE_KEYS)(
  'the flow of %s comes as a draft that may be handed in as it is',
  async (template) => {
    const as = operator.staff.system_admin;
    const code = `neu-${template.replaceAll('_', '-')}`;
    const body = { template, authorityId: operator.desk.authorityId, code, name: '新しい窓口' };
    const desk = await test.call(routes.createDeskFromTemplate, { as, body });
    const params = { deskId: desk.deskId };
    const { open, inForce, findings } = await test.call(routes.getFlow, { as, params });
    expect({ findings, inForce, state: open?.state }).toEqual({
      findings: [],
      inForce: null,
      state: 'draft',
    });
    const submitted = await test.call(routes.submitFlow, {
      as,
      params: { ...params, flowVersionId: open?.versionId ?? '' },
      body: { revision: open?.revision ?? 0 },
    });
    expect(submitted.state).toBe('submitted');
  },
);

it('a desk that leads to others brings them along, named after it, all closed', async () => {
  const as = operator.staff.system_admin;
  const make = (code: string) => ({
    as,
    body: {
      template: 'pregnancy',
      authorityId: operator.desk.authorityId,
      code,
      name: 'にんしんLINE',
    } as const,
  });
  const { templates } = await test.call(routes.listDeskTemplates, { as });
  const summary = templates.find(({ key }) => key === 'pregnancy');
  expect(summary).toMatchObject({
    desks: ['東の地域の窓口', '西の地域の窓口', '看護師'],
    classification: { key: 'pregnancy' },
  });
  const desk = await test.call(routes.createDeskFromTemplate, make('ninshin'));
  const { desks } = await test.call(routes.listDesks, { as });
  const made = desks.filter(({ code }) => code.startsWith('ninshin'));
  expect(made.map(({ code, name, state }) => [code, name, state])).toEqual(
    expect.arrayContaining([
      ['ninshin', 'にんしんLINE', 'closed'],
      ['ninshin-east', 'にんしんLINE 東の地域の窓口', 'closed'],
      ['ninshin-nurse', 'にんしんLINE 看護師', 'closed'],
      ['ninshin-west', 'にんしんLINE 西の地域の窓口', 'closed'],
    ]),
  );
  expect(made).toHaveLength(4);
  const { open } = await test.call(routes.getFlow, { as, params: { deskId: desk.deskId } });
  expect(open?.document.nodes['to_east']).toMatchObject({ type: 'handoff', to: 'ninshin-east' });

  // Only the first needs an account: the others are served through it.
  const nurse = made.find(({ code }) => code === 'ninshin-nurse')?.deskId ?? '';
  expect((await itemsOf(desk.deskId)).of.get('channel')).toBe('mend');
  expect([...(await itemsOf(nurse)).of.keys()]).not.toContain('channel');
  await test.person(operator.operatorId, { desks: [{ deskId: nurse, role: 'counselor' }] });
  expect((await itemsOf(nurse)).ready).toBe(true);

  // All or nothing: a code that leaves no room, and one whose further desk is there already.
  expect(await test.refusal(routes.createDeskFromTemplate, make('n'.repeat(58)))).toMatchObject({
    code: 'invalid_input',
    details: [{ field: 'code' }],
  });
  await test.call(routes.createDesk, {
    as,
    body: {
      authorityId: operator.desk.authorityId,
      code: 'zweite-nurse',
      name: '看護師',
      nameDisplay: 'pseudonym',
      talkLimit: 2,
    },
  });
  expect((await test.refusal(routes.createDeskFromTemplate, make('zweite'))).code).toBe('name_taken');
  const after = (await test.call(routes.listDesks, { as })).desks.map(({ code }) => code);
  expect(after.filter((code) => code.startsWith('zweite'))).toEqual(['zweite-nurse']);
});

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

it('a file with a template that leads to other desks makes them first, and leaves alone what is there', async () => {
  const file = (code: string, more = '') =>
    `version: 1\noperator: 三段の会\nauthority: 灯市\ndesk: { code: ${code}, name: 窓口 ${code} }\n${more}`;
  await apply(file('ninshin-west', 'hours: always\n'));
  const source = file('ninshin', 'template: pregnancy\n');
  const { changes, operatorId } = await apply(source);
  expect(changes.filter(({ what }) => what === 'desk').map(({ name }) => name)).toEqual([
    'ninshin',
    'ninshin-east',
    'ninshin-nurse',
  ]);
  expect(changes).toContainEqual({ what: 'flow', name: 'ninshin', done: 'created' });
  expect((await apply(source)).changes).toEqual([]);
  const as = await test.person(operatorId, { operatorRoles: ['system_admin'] });
  const { desks } = await test.call(routes.listDesks, { as });
  expect(desks.find(({ code }) => code === 'ninshin-west')?.name).toBe('窓口 ninshin-west');
  expect(new Set(desks.map(({ state }) => state))).toEqual(new Set(['active']));
  const door = { deskId: desks.find(({ code }) => code === 'ninshin')?.deskId ?? '' };
  const { inForce, findings } = await test.call(routes.getFlow, { as, params: door });
  expect({ state: inForce?.state, findings }).toEqual({ state: 'in_force', findings: [] });
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
