import { routes, type FlowDocument, type FlowVersion } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { flowInForce, flowVersions } from '../../src/modules/flows/index.ts';
import { startTestApp, type TestApp, type TestOperator, type TestPerson } from '../_support/app.ts';
import { brokenFlow, shortFlow } from '../_support/flows.ts';
import { asOwner } from '../_support/owner.ts';

let app: TestApp;
let operator: TestOperator;
let params: { deskId: string };
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  operator = await app.operator({ desks: 2 });
  params = { deskId: operator.desk.deskId };
});

const supervisor = () => operator.staff.supervisor;
const officer = () => operator.staff.officer;
const at = ({ versionId }: FlowVersion) => ({ ...params, flowVersionId: versionId });
async function draft(document: FlowDocument, more: { revision?: number; turnedOff?: boolean } = {}) {
  const body = { revision: 0, ...more, document };
  return (await app.call(routes.saveFlowDraft, { as: supervisor(), params, body })).version;
}
const submit = (version: FlowVersion, as: TestPerson = supervisor()) =>
  app.call(routes.submitFlow, { as, params: at(version), body: { revision: version.revision } });
const approve = (version: FlowVersion, as: TestPerson = officer()) =>
  app.call(routes.approveFlow, { as, params: at(version) });
const putInForce = async (document: FlowDocument, more = {}) =>
  approve(await submit(await draft(document, more)));
const running = () => app.context.db.tenant(operator.operatorId, (tx) => flowInForce(tx, params.deskId));
const read = () => app.call(routes.getFlow, { as: supervisor(), params });

describe('a flow', () => {
  it('is drafted, submitted and approved by the officer, and only then runs', async () => {
    const first = await draft(shortFlow());
    expect(first).toMatchObject({ state: 'draft', number: 1, revision: 1, authors: [{ name: '指導 空' }] });
    const submitted = await submit(first);
    expect(await running()).toBeNull();
    expect(await read()).toMatchObject({ open: { state: 'submitted' }, inForce: null, approver: 'officer' });
    const { pending } = await app.call(routes.listPendingFlows, { as: officer() });
    expect(pending).toMatchObject([
      { desk: params, version: { versionId: first.versionId }, inForce: null, mayDecide: true },
    ]);
    const told = await app.call(routes.listNotifications, { as: officer(), query: {} });
    expect(told.notifications).toMatchObject([
      { kind: 'notice_waiting', subject: { kind: 'notice', id: first.versionId }, readAt: null },
    ]);
    expect(await approve(submitted)).toMatchObject({ state: 'in_force', decidedBy: { name: '市役所 陸' } });
    expect(await running()).toEqual({ versionId: first.versionId, document: shortFlow() });
    expect((await app.call(routes.listPendingFlows, { as: officer() })).pending).toEqual([]);
    expect((await app.call(routes.listPendingTexts, { as: officer() })).pending).toEqual([]);
    const after = await app.call(routes.listNotifications, { as: officer(), query: {} });
    expect(after.notifications[0]?.readAt).not.toBeNull();
  });

  it('may be saved with faults, and is handed in without', async () => {
    const { version, findings } = await app.call(routes.saveFlowDraft, {
      as: supervisor(),
      params,
      body: { revision: 0, document: brokenFlow() },
    });
    const codes = findings.map(({ code, node }) => `${code} ${String(node)}`);
    expect(codes).toEqual(['no_such_step age', 'unreachable lost']);
    expect((await read()).findings).toEqual(findings);
    const refused = await app.refusal(routes.submitFlow, {
      as: supervisor(),
      params: at(version),
      body: { revision: version.revision },
    });
    expect(refused).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'document.nodes.age.next', reason: 'no_such_step: person' }],
    });
    expect(await read()).toMatchObject({ open: { state: 'draft' } });
  });

  it('speaks of desks of its own operator only', async () => {
    const [, second] = operator.desks;
    const { code } = await app.call(routes.getDesk, {
      as: operator.staff.system_admin,
      params: { deskId: second?.deskId ?? '' },
    });
    const { places } = await read();
    expect(places.desks.map((desk) => desk.code)).toEqual([code]);
    const to = (name: string): FlowDocument => {
      const flow = shortFlow();
      return { ...flow, nodes: { ...flow.nodes, person: { type: 'handoff', to: name } } };
    };
    const version = await draft(to('elsewhere'));
    const call = { as: supervisor(), params: at(version), body: { revision: 1 } };
    expect((await app.refusal(routes.submitFlow, call)).details).toEqual([
      { field: 'nodes', reason: 'unknown_desk: elsewhere' },
    ]);
    expect(await submit(await draft(to(code), { revision: 1 }))).toMatchObject({ state: 'submitted' });
    expect(places.authorities).toEqual(['灯市 1', '灯市 2']);
  });

  it('gives way to the next one, and stays readable for talks that began with it', async () => {
    const first = await putInForce(shortFlow('一'));
    const second = await putInForce(shortFlow('二'));
    expect((await running())?.versionId).toBe(second.versionId);
    const old = await app.context.db.tenant(operator.operatorId, (tx) => flowVersions(tx, [first.versionId]));
    expect(old.get(first.versionId)?.document).toEqual(shortFlow('一'));
    const shown = await app.call(routes.getFlowVersion, { as: operator.staff.counselor, params: at(first) });
    expect(shown).toMatchObject({
      version: { state: 'superseded', document: shortFlow('一') },
      findings: [],
    });
    expect((await read()).versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'in_force'],
      [1, 'superseded'],
    ]);
    expect(await app.refusal(routes.discardFlowDraft, { as: supervisor(), params: at(first) })).toMatchObject(
      {
        code: 'conflict',
      },
    );
    await expect(
      asOwner(app.databaseUrl, 'delete from text_versions where id = $1', [first.versionId]),
    ).rejects.toThrow(/kept as it is/u);
  });

  it('comes back with a comment, and can be turned off and on again', async () => {
    const version = await submit(await draft(shortFlow()));
    const back = await app.call(routes.sendFlowBack, {
      as: officer(),
      params: at(version),
      body: { comment: '短く' },
    });
    expect(back).toMatchObject({ state: 'sent_back', comment: '短く' });
    expect(await read()).toMatchObject({ sentBack: { number: 1 }, open: null });
    await putInForce(shortFlow());
    await putInForce(brokenFlow(), { turnedOff: true });
    expect(await running()).toBeNull();
    await putInForce(shortFlow());
    expect((await running())?.document).toEqual(shortFlow());
  });

  it('is not overwritten by somebody who saw an older one', async () => {
    const version = await draft(shortFlow('一'));
    const body = { revision: 1, document: shortFlow('二') };
    await app.call(routes.saveFlowDraft, { as: operator.staff.system_admin, params, body });
    for (const call of [
      app.refusal(routes.saveFlowDraft, { as: supervisor(), params, body }),
      app.refusal(routes.submitFlow, { as: supervisor(), params: at(version), body: { revision: 1 } }),
    ])
      expect(await call).toMatchObject({ code: 'version_changed' });
    await app.call(routes.discardFlowDraft, { as: supervisor(), params: at(version) });
    expect(await read()).toMatchObject({ open: null, versions: [] });
  });

  it('tells consoles that show it', async () => {
    await draft(shortFlow());
    const events = await asOwner(
      app.databaseUrl,
      'select kind, topic from desk_events where desk_id = $1 order by seq desc limit 1',
      [params.deskId],
    );
    expect(events).toEqual([{ kind: 'desk', topic: 'flow' }]);
  });
});

describe('two people see every flow', () => {
  it('so that nobody decides who wrote it', async () => {
    const version = await submit(await draft(shortFlow()));
    expect(await app.refusal(routes.approveFlow, { as: supervisor(), params: at(version) })).toMatchObject({
      code: 'forbidden',
    });
    for (const post of ['counselor', 'system_admin', 'headquarters'] as const)
      expect(
        await app.refusal(routes.approveFlow, { as: operator.staff[post], params: at(version) }),
      ).toMatchObject({ code: 'forbidden' });
  });

  it('and a supervisor decides only where there is no officer', async () => {
    const other = await app.person(operator.operatorId, {
      desks: [{ deskId: params.deskId, role: 'supervisor' }],
    });
    const version = await submit(await draft(shortFlow()));
    const call = { as: other, params: at(version) };
    expect(await app.refusal(routes.approveFlow, call)).toMatchObject({ code: 'forbidden' });
    await asOwner(app.databaseUrl, `update staff set state = 'disabled' where id = $1`, [officer().staffId]);
    expect((await read()).approver).toBe('supervisor');
    expect(await app.refusal(routes.approveFlow, { ...call, as: supervisor() })).toMatchObject({
      code: 'forbidden',
    });
    expect(await approve(version, other)).toMatchObject({ state: 'in_force' });
  });
});

describe('a flow in a file', () => {
  it('is written out and reads back as it was', async () => {
    const version = await draft(shortFlow());
    const file = await app.raw(routes.exportFlow, {
      as: await app.signedIn(supervisor()),
      params: at(version),
    });
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/yaml']);
    expect(file.headers['content-disposition']).toContain('-flow-1.yaml');
    const got = await app.call(routes.readFlowYaml, {
      as: supervisor(),
      params,
      body: { yaml: file.body },
    });
    expect(got).toEqual({ document: shortFlow(), findings: [] });
  });

  it('that is wrong is refused by step and field, and nothing is stored', async () => {
    const yaml = 'format: 1\nstart: a\nnodes:\n  a:\n    type: wait\n    minutes: 0\n';
    const refused = await app.refusal(routes.readFlowYaml, { as: supervisor(), params, body: { yaml } });
    expect(refused.details).toMatchObject([
      { field: 'nodes.a.minutes', reason: expect.stringMatching(/^line 6: /u) as string },
    ]);
    expect((await read()).versions).toEqual([]);
  });

  it('is offered ready to begin with', async () => {
    const { flows } = await app.call(routes.listReadyFlows, { as: supervisor() });
    const [intake] = flows;
    expect(intake?.key).toBe('intake');
    const version = await draft(intake?.document ?? brokenFlow());
    expect(await approve(await submit(version))).toMatchObject({ state: 'in_force' });
  });
});
