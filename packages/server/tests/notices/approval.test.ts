import { routes, type TextKind, type TextVersion } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeInForce, noticesInForce } from '../../src/modules/notices/index.ts';
import { MINUTE, startTestApp, type TestApp, type TestOperator, type TestPerson } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const fresh = async () => {
  operator = await app.operator();
  return { deskId: operator.desk.deskId };
};
const supervisor = () => operator.staff.supervisor;

async function draft(
  as: TestPerson,
  kind: TextKind,
  standard: string,
  more: { revision?: number; turnedOff?: boolean; easy?: string } = {},
): Promise<TextVersion> {
  const { revision = 0, turnedOff = false, easy } = more;
  return app.call(routes.saveTextDraft, {
    as,
    params: { deskId: operator.desk.deskId, kind },
    body: { revision, turnedOff, bodies: turnedOff ? {} : { standard, ...(easy ? { easy } : {}) } },
  });
}
const at = (version: TextVersion) => ({ deskId: version.deskId, versionId: version.versionId });
const submit = (as: TestPerson, version: TextVersion) =>
  app.call(routes.submitText, { as, params: at(version), body: { revision: version.revision } });
const approve = (as: TestPerson, version: TextVersion) =>
  app.call(routes.approveText, { as, params: at(version) });
async function inForce(kind: TextKind, standard: string, more = {}): Promise<TextVersion> {
  const version = await submit(supervisor(), await draft(supervisor(), kind, standard, more));
  return approve(operator.staff.officer, version);
}
const sent = (form = 'standard') =>
  app.context.db.tenant(operator.operatorId, (tx) => noticeInForce(tx, operator.desk.deskId, 'closed', form));

describe('a text', () => {
  it('is drafted, submitted and approved, and only then sent', async () => {
    const params = await fresh();
    const first = await draft(supervisor(), 'closed', '休みです。');
    expect(first).toMatchObject({ state: 'draft', number: 1, revision: 1, authors: [{ name: '指導 空' }] });
    expect(await sent()).toBeNull();
    const submitted = await submit(supervisor(), first);
    expect(submitted).toMatchObject({ state: 'submitted', submittedBy: { name: '指導 空' } });
    expect(await sent()).toBeNull();

    const officer = operator.staff.officer;
    const { pending } = await app.call(routes.listPendingTexts, { as: officer });
    expect(pending).toMatchObject([
      { desk: params, version: { versionId: first.versionId }, inForce: null, mayDecide: true },
    ]);
    expect(await approve(officer, submitted)).toMatchObject({
      state: 'in_force',
      decidedBy: { name: '市役所 陸' },
      inForceUntil: null,
    });
    expect(await sent()).toEqual({ versionId: first.versionId, form: 'standard', body: '休みです。' });
    expect((await app.call(routes.listPendingTexts, { as: officer })).pending).toEqual([]);
    const { texts, approver } = await app.call(routes.listTexts, { as: officer, params });
    expect(approver).toBe('officer');
    expect(texts.find(({ kind }) => kind === 'closed')).toMatchObject({
      inForce: { number: 1 },
      open: null,
      sentBack: null,
    });
  });

  it('takes the place of the former one, and what was in force when stays known', async () => {
    const params = await fresh();
    const times = [app.clock.now()];
    for (const words of ['一', '二', '三']) {
      app.clock.advance(MINUTE);
      await inForce('closed', words);
      times.push(app.clock.now());
    }
    expect((await sent())?.body).toBe('三');
    const { versions } = await app.call(routes.getText, {
      as: operator.staff.counselor,
      params: { ...params, kind: 'closed' },
    });
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [3, 'in_force'],
      [2, 'superseded'],
      [1, 'superseded'],
    ]);
    const words = [];
    for (const time of times) {
      const { texts } = await app.call(routes.listTexts, {
        as: operator.staff.officer,
        params,
        query: { at: time.toISOString() },
      });
      words.push(texts.find(({ kind }) => kind === 'closed')?.inForce?.bodies['standard'] ?? null);
    }
    expect(words).toEqual([null, '一', '二', '三']);
  });

  it('comes back with a comment, stays as it was, and a new draft begins', async () => {
    const params = await fresh();
    const version = await submit(supervisor(), await draft(supervisor(), 'closed', '長い文'));
    const back = await app.call(routes.sendTextBack, {
      as: operator.staff.officer,
      params: at(version),
      body: { comment: 'もう少し短く' },
    });
    expect(back).toMatchObject({ state: 'sent_back', comment: 'もう少し短く' });
    expect(
      (await app.refusal(routes.approveText, { as: operator.staff.officer, params: at(version) })).code,
    ).toBe('conflict');
    const list = () => app.call(routes.listTexts, { as: supervisor(), params });
    const closed = async () => (await list()).texts.find(({ kind }) => kind === 'closed');
    expect(await closed()).toMatchObject({ sentBack: { number: 1 }, open: null });
    expect(await draft(supervisor(), 'closed', '短い文')).toMatchObject({ number: 2, state: 'draft' });
    expect((await closed())?.sentBack).toBeNull();
  });

  it('that is turned off sends nothing, as a version like any other', async () => {
    await fresh();
    await inForce('closed', '休みです。');
    await inForce('closed', '', { turnedOff: true });
    expect(await sent()).toBeNull();
    await inForce('closed', '休みです。');
    expect((await sent())?.body).toBe('休みです。');
  });

  it('falls back to the standard form where another is missing', async () => {
    await fresh();
    await inForce('closed', '休みです。', { easy: '休(やす)みです。' });
    expect((await sent('easy'))?.body).toBe('休(やす)みです。');
    expect(await sent('pt-BR')).toMatchObject({ form: 'standard', body: '休みです。' });
    const many = await app.context.db.tenant(operator.operatorId, (tx) =>
      noticesInForce(tx, operator.desk.deskId, ['closed', 'busy']),
    );
    expect(many.forms).toEqual(['standard', 'easy']);
    expect([many.get('closed', 'easy')?.form, many.get('busy', 'easy')]).toEqual(['easy', null]);
  });

  it('tells consoles that show texts, and other processes', async () => {
    const params = await fresh();
    await draft(supervisor(), 'closed', '休みです。');
    const events = await asOwner(
      app.databaseUrl,
      'select kind, topic from desk_events where desk_id = $1 order by seq desc limit 1',
      [params.deskId],
    );
    expect(events).toEqual([{ kind: 'desk', topic: 'notices' }]);
  });
});

describe('two people', () => {
  it('see every text: neither an author nor who submitted it decides', async () => {
    await fresh();
    const both = await app.person(operator.operatorId, {
      operatorRoles: ['system_admin'],
      desks: [{ deskId: operator.desk.deskId, role: 'officer' }],
    });
    const first = await draft(both, 'closed', '一');
    const second = await draft(supervisor(), 'closed', '二', { revision: first.revision });
    expect(second.authors).toHaveLength(2);
    const submitted = await submit(supervisor(), second);
    const { pending } = await app.call(routes.listPendingTexts, { as: both });
    expect(pending).toMatchObject([{ mayDecide: false }]);
    for (const person of [both, supervisor()])
      expect(await app.refusal(routes.approveText, { as: person, params: at(submitted) })).toMatchObject({
        code: 'forbidden',
      });
    expect(await approve(operator.staff.officer, submitted)).toMatchObject({ state: 'in_force' });
  });

  it('are two supervisors where the desk has no officer who can sign in', async () => {
    const { deskId } = await fresh();
    const other = await app.person(operator.operatorId, { desks: [{ deskId, role: 'supervisor' }] });
    const version = await submit(supervisor(), await draft(supervisor(), 'closed', '休みです。'));
    const params = at(version);
    expect(await app.refusal(routes.approveText, { as: other, params })).toMatchObject({ code: 'forbidden' });
    await asOwner(app.databaseUrl, `update staff set state = 'disabled' where id = $1`, [
      operator.staff.officer.staffId,
    ]);
    expect(await app.call(routes.listTexts, { as: other, params: { deskId } })).toMatchObject({
      approver: 'supervisor',
    });
    expect(await app.refusal(routes.approveText, { as: supervisor(), params })).toMatchObject({
      code: 'forbidden',
    });
    expect(await approve(other, version)).toMatchObject({ state: 'in_force' });
  });
});

describe('a submitted version', () => {
  it('is changed by nobody, not even past the application', async () => {
    const params = await fresh();
    const version = await submit(supervisor(), await draft(supervisor(), 'closed', '休みです。'));
    const body = { revision: version.revision, bodies: { standard: '別の文' } };
    expect(
      await app.refusal(routes.saveTextDraft, {
        as: supervisor(),
        params: { ...params, kind: 'closed' },
        body,
      }),
    ).toMatchObject({ code: 'conflict' });
    expect(
      await app.refusal(routes.discardTextDraft, { as: supervisor(), params: at(version) }),
    ).toMatchObject({ code: 'conflict' });
    for (const statement of [
      `update text_versions set bodies = '{"standard":"別の文"}' where id = $1`,
      `update text_versions set authors = '{}' where id = $1`,
      `update text_versions set state = 'draft', submitted_at = null where id = $1`,
      'delete from text_versions where id = $1',
    ])
      await expect(asOwner(app.databaseUrl, statement, [version.versionId])).rejects.toThrow(
        /kept as it is/u,
      );
  });
});

describe('a draft', () => {
  it('is not overwritten by somebody who saw an older one', async () => {
    const params = await fresh();
    const first = await draft(supervisor(), 'closed', '一');
    await draft(operator.staff.system_admin, 'closed', '二', { revision: first.revision });
    const call = { as: supervisor(), params: { ...params, kind: 'closed' as const } };
    for (const revision of [0, 1, 3])
      expect(
        await app.refusal(routes.saveTextDraft, { ...call, body: { revision, bodies: { standard: '三' } } }),
      ).toMatchObject({ code: 'version_changed' });
    expect(
      await app.refusal(routes.submitText, { as: supervisor(), params: at(first), body: { revision: 1 } }),
    ).toMatchObject({ code: 'version_changed' });
  });

  it('is refused with the field and the reason', async () => {
    const params = await fresh();
    const call = { as: supervisor(), params: { ...params, kind: 'closed' as const } };
    const refused = async (bodies: Record<string, string>) =>
      (await app.refusal(routes.saveTextDraft, { ...call, body: { revision: 0, bodies } })).details;
    expect(await refused({ standard: '{天気}' })).toEqual([
      { field: 'bodies.standard', reason: 'has a variable nobody knows: {天気}' },
    ]);
    expect(await refused({ easy: 'やすみ' })).toEqual([
      { field: 'bodies.standard', reason: 'must be given' },
    ]);
    expect(await refused({ standard: 'あ'.repeat(4000) + '{電話}' })).toMatchObject([
      { field: 'bodies.standard' },
    ]);
    expect(await refused({ standard: ' \n' })).toMatchObject([{ field: 'bodies.standard' }]);
    expect(await refused({ ja: 'あ', standard: 'あ' })).not.toEqual([]);
  });

  it('can be thrown away, and the ready texts make drafts of what never was', async () => {
    const params = await fresh();
    const version = await draft(supervisor(), 'closed', '休みです。');
    await app.call(routes.discardTextDraft, { as: supervisor(), params: at(version) });
    await inForce('busy', '混んでいます。');
    const { drafted } = await app.call(routes.takeReadyTexts, { as: supervisor(), params });
    expect(drafted).toHaveLength(22);
    expect(drafted).not.toContain('busy');
    expect((await app.call(routes.takeReadyTexts, { as: supervisor(), params })).drafted).toEqual([]);
    const { versions, ready } = await app.call(routes.getText, {
      as: supervisor(),
      params: { ...params, kind: 'closed' },
    });
    expect(versions[0]?.bodies).toEqual(ready);
  });
});
