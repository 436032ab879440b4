import { randomUUID } from 'node:crypto';
import {
  checkFlow,
  type BodyOf,
  type FlowDocument,
  type FlowVersion,
  type ParamsOf,
  type routes,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import type { MockData } from './mock-data.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Input<K extends keyof Routes> = { params: ParamsOf<Routes[K]>; body: BodyOf<Routes[K]> };

const kept = new WeakMap<MockData, FlowVersion[]>();
export function flowsOf(data: MockData): FlowVersion[] {
  const known = kept.get(data) ?? [];
  kept.set(data, known);
  return known;
}
const versionsOf = ({ data }: Context): FlowVersion[] => flowsOf(data);

const words = (standard: string) => ({ standard, easy: standard });
const choice = (key: string, ask: string, answers: readonly string[], next: string) =>
  ({
    type: 'choice',
    key,
    words: words(ask),
    skip: true,
    look: 'quick',
    options: answers.map((label, index) => ({ value: `v${index + 1}`, label: words(label) })),
    next,
  }) as const;

/** As the server's ready flow, in fewer words. */
export const INTAKE: FlowDocument = {
  format: 1,
  start: 'hello',
  danger: words('110か119に電話してください。'),
  nodes: {
    hello: { type: 'message', words: words('{窓口名}です。4つだけおたずねします。'), next: 'age' },
    age: choice('age', 'あなたの年代を教えてください。', ['18歳まで', '19歳から'], 'gender'),
    gender: choice('gender', '性別を教えてください。', ['女性', '男性'], 'region'),
    region: choice('region', '地域を教えてください。', ['市内', '市外'], 'topic'),
    topic: choice('topic', 'どんなことですか。', ['家族のこと', '学校のこと'], 'person'),
    person: { type: 'handoff', to: 'here', words: words('相談員におつなぎします。') },
  },
};

const places = ({ data }: Context, deskId: string) => ({
  desks: data.desks.filter((desk) => desk.deskId !== deskId).map(({ code, name }) => ({ code, name })),
  surveys: [],
  authorities: ['あおば市', 'みどり市'],
});
const findings = (context: Context, document: FlowDocument) =>
  checkFlow(document, { desks: new Set(context.data.desks.map(({ code }) => code)) });

function find(context: Context, id: string, state?: FlowVersion['state']): FlowVersion {
  const found = versionsOf(context).find(({ versionId }) => versionId === id);
  if (!found) throw new MockError('not_found');
  if (state && found.state !== state) throw new MockError('conflict');
  return found;
}

function change(context: Context, version: FlowVersion, part: Partial<FlowVersion>): FlowVersion {
  Object.assign(version, part, { updatedAt: new Date().toISOString() });
  context.server.publish({ type: 'desk', deskId: version.deskId, topic: 'flow' });
  return version;
}
const me = (context: Context) => {
  const { staffId, name } = mine(context).staff;
  return { staffId, name };
};
const decided = (context: Context) => ({ decidedBy: me(context), decidedAt: new Date().toISOString() });

export const flowHandlers: Record<string, Handler> = {
  getFlow: ({ params }: Input<'getFlow'>, context) => {
    const versions = versionsOf(context)
      .filter(({ deskId }) => deskId === params.deskId)
      .toSorted((one, other) => other.number - one.number);
    const open = versions.find(({ state }) => state === 'draft' || state === 'submitted') ?? null;
    const inForce = versions.find(({ state }) => state === 'in_force') ?? null;
    const shown = open ?? inForce;
    return {
      inForce,
      open,
      sentBack: versions[0]?.state === 'sent_back' ? versions[0] : null,
      versions,
      findings: shown ? findings(context, shown.document) : [],
      places: places(context, params.deskId),
      values: {},
      approver: 'officer',
    };
  },
  getFlowVersion: ({ params }: Input<'getFlowVersion'>, context) => {
    const version = find(context, params.flowVersionId);
    return { version, findings: findings(context, version.document) };
  },
  listReadyFlows: () => ({
    flows: [
      {
        key: 'intake',
        title: { ja: '4つの質問', en: 'Four questions' },
        about: { ja: '相談員につなぐまえにたずねます。', en: 'Asks before a counselor takes over.' },
        document: INTAKE,
      },
    ],
  }),
  readFlowYaml: ({ body }: Input<'readFlowYaml'>, context) => {
    if (!body.yaml.startsWith('format: 1'))
      throw new MockError('invalid_input', [{ field: 'nodes.a.minutes', reason: 'line 6: Too small' }]);
    return { document: INTAKE, findings: findings(context, INTAKE) };
  },
  saveFlowDraft: ({ params, body }: Input<'saveFlowDraft'>, context) => {
    const all = versionsOf(context).filter(({ deskId }) => deskId === params.deskId);
    const open = all.find(({ state }) => state === 'draft' || state === 'submitted');
    if (open?.state === 'submitted') throw new MockError('conflict');
    if ((open?.revision ?? 0) !== body.revision) throw new MockError('version_changed');
    const { document, turnedOff } = body;
    const version: FlowVersion = open ?? {
      versionId: randomUUID(),
      deskId: params.deskId,
      number: Math.max(0, ...all.map(({ number }) => number)) + 1,
      state: 'draft',
      turnedOff,
      revision: 0,
      origin: 'console',
      authors: [me(context)],
      submittedBy: null,
      submittedAt: null,
      decidedBy: null,
      decidedAt: null,
      comment: null,
      inForceFrom: null,
      inForceUntil: null,
      updatedAt: new Date().toISOString(),
      document,
    };
    if (!open) versionsOf(context).push(version);
    change(context, version, { document, turnedOff, revision: body.revision + 1 });
    return { version, findings: findings(context, document) };
  },
  discardFlowDraft: ({ params }: Input<'discardFlowDraft'>, context) => {
    const version = find(context, params.flowVersionId, 'draft');
    versionsOf(context).splice(versionsOf(context).indexOf(version), 1);
    context.server.publish({ type: 'desk', deskId: version.deskId, topic: 'flow' });
  },
  submitFlow: ({ params, body }: Input<'submitFlow'>, context) => {
    const version = find(context, params.flowVersionId, 'draft');
    if (version.revision !== body.revision) throw new MockError('version_changed');
    if (findings(context, version.document).some(({ severity }) => severity === 'fault'))
      throw new MockError('invalid_input');
    return change(context, version, {
      state: 'submitted',
      submittedBy: me(context),
      submittedAt: new Date().toISOString(),
    });
  },
  approveFlow: ({ params }: Input<'approveFlow'>, context) => {
    const version = find(context, params.flowVersionId, 'submitted');
    const at = new Date().toISOString();
    for (const former of versionsOf(context))
      if (former.state === 'in_force') change(context, former, { state: 'superseded', inForceUntil: at });
    return change(context, version, { state: 'in_force', inForceFrom: at, ...decided(context) });
  },
  sendFlowBack: ({ params, body }: Input<'sendFlowBack'>, context) =>
    change(context, find(context, params.flowVersionId, 'submitted'), {
      state: 'sent_back',
      comment: body.comment,
      ...decided(context),
    }),
  listPendingFlows: (_, context) => ({
    pending: versionsOf(context)
      .filter(({ state }) => state === 'submitted')
      .map((version) => ({
        desk: {
          deskId: version.deskId,
          name: context.data.desks.find(({ deskId }) => deskId === version.deskId)?.name ?? '',
        },
        version,
        inForce: versionsOf(context).find(({ state }) => state === 'in_force') ?? null,
        mayDecide: version.submittedBy?.staffId !== me(context).staffId,
      })),
  }),
  // What else waits on the page of approvals: nothing.
  listPendingTexts: () => ({ pending: [] }),
  listPendingMenus: () => ({ pending: [] }),
};
