import { routes, type Desk } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestOperator } from './_support/app.ts';
import { asOwner } from './_support/owner.ts';

let app: TestApp;
let ours: TestOperator;
let theirs: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
  ours = await app.operator();
  theirs = await app.operator();
});
afterAll(() => app.close());

const admin = () => ours.staff.system_admin;
const newDesk = (code = `new-${randomUUID().slice(0, 8)}`): Promise<Desk> =>
  app.call(routes.createDesk, {
    as: admin(),
    body: { authorityId: ours.desk.authorityId, code, name: 'こども相談' },
  });
const events = (deskId: string) =>
  asOwner(app.databaseUrl, 'select seq, kind from desk_events where desk_id = $1 order by seq', [deskId]);
const audited = async (deskId: string) => {
  const text = 'select action from audit_rows where desk_id = $1 order by action';
  return (await asOwner(app.databaseUrl, text, [deskId])).map((row) => row['action']);
};

describe('desks', () => {
  it('are made with defaults, an event counter, an audit row, a first event and a hint', async () => {
    const heard: string[] = [];
    const stop = app.context.hints.on('operator', (id) => heard.push(id));
    const desk = await newDesk('kodomo');
    stop();
    expect(desk).toMatchObject({
      code: 'kodomo',
      name: 'こども相談',
      authority: { authorityId: ours.desk.authorityId },
      nameDisplay: 'pseudonym',
      talkLimit: 2,
      state: 'active',
      version: 1,
      channel: null,
    });
    expect(await events(desk.deskId)).toEqual([{ seq: 1, kind: 'reload' }]);
    expect(await audited(desk.deskId)).toEqual(['desk.created']);
    expect(heard).toEqual([ours.operatorId]);
  });

  it('refuse a code twice, a bad code, a foreign authority and unknown fields, and nothing is left', async () => {
    await newDesk('twice');
    const refused = async (body: object) => {
      const whole = { authorityId: ours.desk.authorityId, code: 'ok-1', name: '窓口', ...body };
      const answer = await app.raw(routes.createDesk, { as: admin(), body: whole });
      return [answer.statusCode, answer.json<{ error: { code: string } }>().error.code];
    };
    expect(await refused({ code: 'twice' })).toEqual([409, 'name_taken']);
    expect(await refused({ code: 'Über' })).toEqual([400, 'invalid_input']);
    expect(await refused({ authorityId: theirs.desk.authorityId })).toEqual([404, 'not_found']);
    expect(await refused({ colour: 'red' })).toEqual([400, 'invalid_input']);
    expect(await refused({ talkLimit: 21 })).toEqual([400, 'invalid_input']);
    expect(await refused({ name: 'ひ'.repeat(61) })).toEqual([400, 'invalid_input']);
    expect(await refused({ name: 'い\nろ' })).toEqual([400, 'invalid_input']);
    expect(await asOwner(app.databaseUrl, `select 1 from desks where code = 'ok-1'`)).toEqual([]);
  });

  it('of another operator do not exist, whatever the role', async () => {
    const { deskId } = await newDesk('ours-alone');
    const params = { deskId };
    const as = theirs.staff.system_admin;
    const template = { title: '題', text: '文' };
    const refusals = await Promise.all([
      app.refusal(routes.getDesk, { as, params }),
      app.refusal(routes.listMembers, { as, params }),
      app.refusal(routes.listTemplates, { as, params }),
      app.refusal(routes.updateDesk, { as, params, body: { version: 1, name: '乗っ取り' } }),
      app.refusal(routes.createTemplate, { as, params, body: template }),
      app.refusal(routes.getUsage, {
        as: theirs.staff.headquarters,
        params,
        query: { month: '2026-11' },
      }),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'not_found'));
    const { desks } = await app.call(routes.listDesks, { as });
    expect(desks.map((desk) => desk.deskId)).toEqual([theirs.desk.deskId]);
  });

  it('are listed to those who may read them', async () => {
    const [mine, other] = [await newDesk(), await newDesk()];
    const as = await app.person(ours.operatorId, { desks: [{ deskId: mine.deskId, role: 'counselor' }] });
    expect(await app.call(routes.listDesks, { as })).toEqual({ desks: [mine] });
    expect(await app.call(routes.getDesk, { as, params: { deskId: mine.deskId } })).toEqual(mine);
    expect(await app.refusal(routes.getDesk, { as, params: { deskId: other.deskId } })).toMatchObject({
      code: 'not_found',
    });
    const all = await app.call(routes.listDesks, { as: ours.staff.auditor });
    expect(all.desks).toEqual(expect.arrayContaining([mine, other]));
    expect(await app.refusal(routes.listDesks)).toMatchObject({ code: 'signed_out' });
  });

  it.each(['counselor', 'supervisor', 'officer', 'headquarters', 'auditor'] as const)(
    'keep their settings from a %s',
    async (role) => {
      const as = ours.staff[role];
      const params = { deskId: ours.desk.deskId };
      const body = { authorityId: ours.desk.authorityId, code: 'not-made', name: '窓口' };
      expect(
        await app.refusal(routes.updateDesk, { as, params, body: { version: 1, name: '名' } }),
      ).toMatchObject({ code: 'forbidden' });
      expect(await app.refusal(routes.createDesk, { as, body })).toMatchObject({ code: 'forbidden' });
      expect(await app.refusal(routes.listAuthorities, { as })).toMatchObject({ code: 'forbidden' });
    },
  );

  it('change from a version only', async () => {
    const { deskId } = await newDesk();
    const change = (body: { version: number; name?: string; talkLimit?: number; state?: 'closed' }) => ({
      as: admin(),
      params: { deskId },
      body,
    });
    expect(
      await app.call(routes.updateDesk, change({ version: 1, name: '名前', talkLimit: 3 })),
    ).toMatchObject({ name: '名前', talkLimit: 3, version: 2, nameDisplay: 'pseudonym' });
    expect(await app.refusal(routes.updateDesk, change({ version: 1, name: '遅れた変更' }))).toMatchObject({
      status: 409,
      code: 'version_changed',
    });
    expect(await app.call(routes.updateDesk, change({ version: 2, name: '名前' }))).toMatchObject({
      version: 2,
    });
    expect(await app.call(routes.updateDesk, change({ version: 2, state: 'closed' }))).toMatchObject({
      state: 'closed',
      version: 3,
    });
    expect(await audited(deskId)).toEqual(['desk.created', 'desk.updated', 'desk.updated']);
    expect(await events(deskId)).toHaveLength(3);
  });

  it('changed twice from the same version keep the first change', async () => {
    const { deskId } = await newDesk();
    const answers = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((name) =>
        app.raw(
          { method: 'PATCH', path: '/desks/:deskId' },
          { as: admin(), params: { deskId }, body: { version: 1, name } },
        ),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });

  it('list their members with roles', async () => {
    const { deskId } = await newDesk();
    const sv = await app.person(ours.operatorId, { name: '田中', desks: [{ deskId, role: 'supervisor' }] });
    expect(await app.call(routes.listMembers, { as: sv, params: { deskId } })).toEqual({
      members: [{ staffId: sv.staffId, name: '田中', login: sv.login, role: 'supervisor', state: 'active' }],
    });
  });
});

describe('authorities', () => {
  it('are added once each and listed', async () => {
    const body = { name: 'みどり市' };
    const made = await app.call(routes.createAuthority, { as: admin(), body });
    expect(made.name).toBe('みどり市');
    expect(await app.refusal(routes.createAuthority, { as: admin(), body })).toMatchObject({
      code: 'name_taken',
      details: [{ field: 'name' }],
    });
    await app.call(routes.createAuthority, { as: theirs.staff.system_admin, body });
    const { authorities } = await app.call(routes.listAuthorities, { as: admin() });
    expect(authorities).toContainEqual(made);
    expect(authorities).toHaveLength(2);
  });
});

describe('templates', () => {
  it('are added, ordered, changed and removed by supervisors; counselors read them', async () => {
    const { deskId } = await newDesk();
    const params = { deskId };
    const sv = await app.person(ours.operatorId, { desks: [{ deskId, role: 'supervisor' }] });
    const counselor = await app.person(ours.operatorId, { desks: [{ deskId, role: 'counselor' }] });
    const add = (title: string, position: number) =>
      app.call(routes.createTemplate, {
        as: sv,
        params,
        body: { title, text: 'こんにちは。\nどうしましたか。', position },
      });
    const late = await add('終わり', 2);
    const early = await add('始まり', 1);
    const list = async () => (await app.call(routes.listTemplates, { as: counselor, params })).templates;
    expect(await list()).toEqual([early, late]);

    const one = { ...params, templateId: late.templateId };
    const body = { title: '締め', text: '今日はここまでにしましょう。', position: 0 };
    expect(await app.refusal(routes.updateTemplate, { as: counselor, params: one, body })).toMatchObject({
      code: 'forbidden',
    });
    expect(await app.call(routes.updateTemplate, { as: sv, params: one, body })).toEqual({
      ...late,
      ...body,
    });
    expect(await list()).toEqual([{ ...late, ...body }, early]);
    await app.call(routes.deleteTemplate, { as: sv, params: one });
    expect(await app.refusal(routes.deleteTemplate, { as: sv, params: one })).toMatchObject({ status: 404 });
    expect(await app.refusal(routes.updateTemplate, { as: sv, params: one, body })).toMatchObject({
      status: 404,
    });
    expect(await list()).toEqual([early]);
    expect(await audited(deskId)).toEqual([
      'desk.created',
      'template.created',
      'template.created',
      'template.deleted',
      'template.updated',
    ]);
    expect(await events(deskId)).toHaveLength(5);
  });

  it('are not reached by the address of another desk', async () => {
    const [one, two] = [await newDesk(), await newDesk()];
    const as = admin();
    const template = { title: '題', text: '文', position: 0 };
    const { templateId } = await app.call(routes.createTemplate, {
      as,
      params: { deskId: one.deskId },
      body: template,
    });
    const params = { deskId: two.deskId, templateId };
    expect(await app.refusal(routes.deleteTemplate, { as, params })).toMatchObject({ status: 404 });
    expect(await app.refusal(routes.updateTemplate, { as, params, body: template })).toMatchObject({
      status: 404,
    });
  });

  it('are neither blank nor longer than a LINE bubble, with titles on one line', async () => {
    const params = { deskId: ours.desk.deskId };
    for (const body of [
      { title: '題', text: ' \n ' },
      { title: '題', text: 'あ'.repeat(5001) },
      { title: '二\n行', text: '文' },
    ])
      expect(await app.refusal(routes.createTemplate, { as: admin(), params, body })).toMatchObject({
        code: 'invalid_input',
      });
  });
});

describe('usage', () => {
  async function seedTalk(deskId: string) {
    const { operatorId } = ours;
    const [seekerId, talkId] = [randomUUID(), randomUUID()];
    await asOwner(
      app.databaseUrl,
      `insert into seekers (operator_id, id, desk_id, pseudonym, first_seen_at) values ($1, $2, $3, '青い鳥', now())`,
      [operatorId, seekerId, deskId],
    );
    await asOwner(
      app.databaseUrl,
      `insert into consultations (operator_id, id, desk_id, seeker_id, ordinal, state, wrapped_key, opened_at, waiting_since, last_message_at)
       values ($1, $2, $3, $4, 1, 'waiting', '', now(), now(), now())`,
      [operatorId, talkId, deskId, seekerId],
    );
    return { seekerId, talkId };
  }

  it('counts what LINE accepted in a month of Japan', async () => {
    const { deskId } = await newDesk();
    const { seekerId, talkId } = await seedTalk(deskId);
    const authorId = admin().staffId;
    const deliver = (state: string, method: string, error: string | null, completedAt: string | null) =>
      asOwner(
        app.databaseUrl,
        `insert into deliveries (operator_id, id, desk_id, seeker_id, state, method, error, created_at, completed_at)
         values ($1, $2, $3, $4, $5, $6, $7, now(), $8)`,
        [ours.operatorId, randomUUID(), deskId, seekerId, state, method, error, completedAt],
      );
    let seq = 0;
    const write = (direction: string, author: string | null, state: string | null, at: string | null) => {
      seq += 1;
      const sentAt = at ?? '2026-11-10T00:00:00Z';
      return asOwner(
        app.databaseUrl,
        `insert into messages (operator_id, id, desk_id, consultation_id, seq, direction, kind, sent_at, author_id, delivery_state, accepted_at)
         values ($1, $2, $3, $4, $5, $6, 'text', $7, $8, $9, $10)`,
        [ours.operatorId, randomUUID(), deskId, talkId, seq, direction, sentAt, author, state, at],
      );
    };
    const [first, last, next] = ['2026-10-31T15:00:00Z', '2026-11-30T14:59:59.999Z', '2026-11-30T15:00:00Z'];
    await deliver('accepted', 'reply', null, first);
    await deliver('accepted', 'reply', null, last);
    await deliver('accepted', 'push', null, last);
    await deliver('accepted', 'push', 'blocked', last);
    await deliver('accepted', 'push', null, '2026-10-31T14:59:59Z');
    await deliver('accepted', 'push', null, next);
    await deliver('failed', 'push', 'rejected', last);
    await deliver('waiting', 'push', null, null);
    await write('out', authorId, 'accepted', first);
    await write('out', authorId, 'accepted', last);
    await write('out', authorId, 'accepted', next);
    await write('out', authorId, 'failed', null);
    await write('out', null, 'accepted', last);
    await write('in', null, null, null);

    const usage = (month: string) =>
      app.call(routes.getUsage, { as: ours.staff.headquarters, params: { deskId }, query: { month } });
    expect(await usage('2026-11')).toEqual({ month: '2026-11', free: 2, billed: 1, counselorMessages: 2 });
    expect(await usage('2026-12')).toEqual({ month: '2026-12', free: 0, billed: 1, counselorMessages: 1 });
    expect(await usage('2027-01')).toEqual({ month: '2027-01', free: 0, billed: 0, counselorMessages: 0 });
  });

  it('is for those who may read figures, of months that exist', async () => {
    const params = { deskId: ours.desk.deskId };
    const query = { month: '2026-11' };
    expect(await app.refusal(routes.getUsage, { as: admin(), params, query })).toMatchObject({
      code: 'forbidden',
    });
    expect(await app.call(routes.getUsage, { as: ours.staff.officer, params, query })).toMatchObject(query);
    expect(
      await app.refusal(routes.getUsage, { as: ours.staff.officer, params, query: { month: '2026-13' } }),
    ).toMatchObject({ code: 'invalid_input' });
  });
});
