import { routes, type MenuAction } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { menuDocument, menusAt } from '../_support/menus.ts';
import { asOwner } from '../_support/owner.ts';

const Refusal = z.object({ error: z.object({ details: z.array(z.object({ field: z.string() })) }) });

let desk: LineDesk;
let on: ReturnType<typeof menusAt>;
beforeAll(async () => {
  desk = await startLineDesk();
  on = menusAt(desk);
});
afterAll(() => desk.close());

const leadingTo = (action: MenuAction) => {
  const document = menuDocument();
  const [first, ...rest] = document.open.areas;
  if (!first) throw new Error('The menu has no areas.');
  return { ...document, open: { areas: [{ ...first, action }, ...rest] } };
};
const submission = async (action: MenuAction) => {
  const { versionId, revision } = await on.draft(leadingTo(action));
  const call = {
    as: desk.operator.staff.supervisor,
    params: { ...on.params, menuVersionId: versionId },
    body: { revision },
  };
  return desk.test.refusal(routes.submitMenu, call);
};

describe('a menu', () => {
  it('is approved by somebody else than who wrote it, and every step is audited', async () => {
    const { supervisor, officer, counselor } = desk.operator.staff;
    const draft = await on.draft();
    expect(draft).toMatchObject({ state: 'draft', number: 1, revision: 1 });
    const stale = { as: supervisor, params: on.params, body: { revision: 0, document: menuDocument() } };
    expect((await desk.test.refusal(routes.saveMenuDraft, stale)).code).toBe('version_changed');
    const submitted = await on.submit(draft);
    const place = { ...on.params, menuVersionId: submitted.versionId };
    expect((await desk.test.refusal(routes.approveMenu, { as: supervisor, params: place })).code).toBe(
      'forbidden',
    );
    expect((await desk.test.refusal(routes.approveMenu, { as: counselor, params: place })).code).toBe(
      'forbidden',
    );
    expect((await on.read()).approver).toBe('officer');
    const { pending } = await desk.test.call(routes.listPendingMenus, { as: officer });
    expect(pending).toMatchObject([{ version: { versionId: submitted.versionId }, mayDecide: true }]);

    const back = await desk.test.call(routes.sendMenuBack, {
      as: officer,
      params: place,
      body: { comment: 'もっと短く' },
    });
    expect(back).toMatchObject({ state: 'sent_back', comment: 'もっと短く' });
    const second = await on.inForce(menuDocument('えらぶ'));
    expect(await on.read()).toMatchObject({
      inForce: { versionId: second.versionId, document: { bar: 'えらぶ' }, number: 2 },
      open: null,
    });
    const actions = await asOwner(
      desk.test.databaseUrl,
      `select action from audit_rows where subject_id = any($1) order by id`,
      [[submitted.versionId, second.versionId]],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'menu.drafted',
      'menu.submitted',
      'menu.sent_back',
      'menu.drafted',
      'menu.submitted',
      'menu.approved',
    ]);
  });

  it('is not submitted while an area leads nowhere, and says which one', async () => {
    const refused = await submission({ do: 'begin' });
    expect(refused).toMatchObject({
      code: 'invalid_input',
      details: [
        {
          field: 'document.open.areas.0.action',
          reason: 'leads into the flow, and no flow is in force',
        },
      ],
    });
    expect((await submission({ do: 'step', node: 'ask' })).message).toContain('「相談する」');
    expect((await submission({ do: 'page', page: 'policy' })).message).toContain('not published');
    const { open } = await on.read();
    const params = { ...on.params, menuVersionId: open?.versionId ?? '' };
    await desk.test.call(routes.discardMenuDraft, { as: desk.operator.staff.supervisor, params });
    expect((await on.read()).open).toBeNull();
  });

  it.each([
    ['a label too long to read', { label: '長いラベルは読めません。' }],
    ['no label', { label: ' ' }],
    ['an unknown sign', { icon: 'skull' }],
    ['a page without https', { action: { do: 'open', url: 'http://city.example/' } }],
    ['a script for a page', { action: { do: 'open', url: 'javascript:alert(1)' } }],
    ['no number', { action: { do: 'call', number: 'tel:110' } }],
  ])('with %s is refused where it is wrong', async (_name, change) => {
    const document = menuDocument();
    const wrong = {
      ...document,
      talk: { areas: document.talk.areas.map((area) => ({ ...area, ...change })) },
    };
    const answer = await desk.test.raw(routes.saveMenuDraft, {
      as: desk.operator.staff.supervisor,
      params: on.params,
      body: { revision: 0, document: wrong },
    });
    expect(answer.statusCode).toBe(400);
    const { error } = Refusal.parse(answer.json());
    expect(error.details.some(({ field }) => field.startsWith('document.talk.areas.0'))).toBe(true);
  });

  it('has three or six areas', async () => {
    const document = menuDocument();
    const body = { revision: 0, document: { ...document, talk: { areas: document.talk.areas.slice(0, 2) } } };
    const call = { as: desk.operator.staff.supervisor, params: on.params, body };
    expect((await desk.test.raw(routes.saveMenuDraft, call)).statusCode).toBe(400);
  });

  it('is shown as shapes before, and as the very picture LINE gets', async () => {
    const { counselor } = desk.operator.staff;
    const { open, closed } = await desk.test.call(routes.previewMenu, {
      as: counselor,
      params: on.params,
      body: { document: menuDocument() },
    });
    expect([open.width, open.height, closed.height]).toEqual([2500, 1686, 843]);
    const { inForce } = await on.read();
    const params = { ...on.params, menuVersionId: inForce?.versionId ?? '', face: 'closed' as const };
    const answer = await desk.test.raw(routes.getMenuPicture, { as: counselor, params });
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.rawPayload.readUInt32BE(20)).toBe(843);
    expect(answer.rawPayload.length).toBeLessThan(1024 * 1024);
  });
});

it('another operator finds no menu here', async () => {
  const other = await desk.test.operator();
  const versionId = (await on.read()).inForce?.versionId ?? '';
  const as = other.staff.supervisor;
  for (const refusal of [
    await desk.test.refusal(routes.getMenu, { as, params: on.params }),
    await desk.test.refusal(routes.approveMenu, {
      as: other.staff.officer,
      params: { ...on.params, menuVersionId: versionId },
    }),
    await desk.test.refusal(routes.retryMenu, { as, params: on.params, body: {} }),
  ])
    expect(refusal.code).toBe('not_found');
  const own = { deskId: other.desk.deskId, menuVersionId: versionId };
  expect((await desk.test.refusal(routes.approveMenu, { as: other.staff.officer, params: own })).code).toBe(
    'not_found',
  );
});
