import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import { shortFlow } from '../flows.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { officer, supervisor } = desk.operator.staff;
  const draft = async () => {
    await verb({
      route: 'saveFlowDraft',
      action: 'flow.drafted',
      call: { as: supervisor, params, body: { revision: 0, document: shortFlow() } },
    });
    const { open } = await desk.test.call(routes.getFlow, { as: supervisor, params });
    return { ...params, flowVersionId: open?.versionId ?? '' };
  };
  const submit = (version: object) =>
    verb({
      route: 'submitFlow',
      action: 'flow.submitted',
      call: { as: supervisor, params: version, body: { revision: 1 } },
    });
  const back = await draft();
  await submit(back);
  await verb({
    route: 'sendFlowBack',
    action: 'flow.sent_back',
    call: { as: officer, params: back, body: { comment: '短く' } },
  });
  await verb({
    route: 'discardFlowDraft',
    action: 'flow.draft_discarded',
    call: { as: supervisor, params: await draft() },
  });
  const approved = await draft();
  await submit(approved);
  await verb({ route: 'approveFlow', action: 'flow.approved', call: { as: officer, params: approved } });
  // The other modules' cases talk to a desk without a bot.
  await desk.test.call(routes.saveFlowDraft, {
    as: supervisor,
    params,
    body: { revision: 0, document: shortFlow(), turnedOff: true },
  });
  const { open } = await desk.test.call(routes.getFlow, { as: supervisor, params });
  const off = { ...params, flowVersionId: open?.versionId ?? '' };
  await desk.test.call(routes.submitFlow, { as: supervisor, params: off, body: { revision: 1 } });
  await desk.test.call(routes.approveFlow, { as: officer, params: off });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const { version } = await app.call(routes.saveFlowDraft, {
    as: staff.system_admin,
    params: { deskId: desk.deskId },
    body: { revision: 0, document: shortFlow() },
  });
  return { flowVersionId: version.versionId };
}

export const flowsCases: ModuleCases = {
  ids,
  samples: {
    start: ['end'],
    nodes: [{ end: { type: 'end' } }],
    yaml: ['format: 1\nstart: a\nnodes: { a: { type: end } }\n'],
  },
  verbs,
};
