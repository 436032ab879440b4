import { routes, type FlowVersion } from '@tomoshibi/contract';
import { requireDeskRight } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { Api } from '../../../platform/http/api.ts';
import { readDesk } from '../../desks/index.ts';
import {
  approveVersion,
  discardDraft,
  listPending,
  readVersion,
  saveDraft,
  sendVersionBack,
  submitVersion,
} from '../../text-versions/index.ts';
import { readyFlows } from '../ready/index.ts';
import { flowDoor } from './flow-door.ts';
import { readFlow, writeFlow } from './flow-yaml.ts';
import { findingsOf, readFlowOf } from './read-flow.ts';

const placeOf = ({ deskId, flowVersionId }: { deskId: string; flowVersionId: string }) => ({
  deskId,
  versionId: flowVersionId,
});

export function registerFlowVersionRoutes(api: Api, context: Context): void {
  const { db } = context;
  const checked = async (operatorId: string, version: FlowVersion) => ({
    version,
    findings: await db.tenant(operatorId, (tx) => findingsOf(tx, version.document)),
  });

  api.route(routes.getFlow, ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, (tx) => readFlowOf(tx, context, params.deskId));
  });

  api.route(routes.getFlowVersion, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    const version = await db.tenant(caller.operatorId, (tx) => readVersion(tx, flowDoor, placeOf(params)));
    return checked(caller.operatorId, version);
  });

  api.route(routes.exportFlow, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const { code } = await readDesk(tx, context, params.deskId);
      const { number, document } = await readVersion(tx, flowDoor, placeOf(params));
      return {
        type: 'application/yaml',
        name: `${code}-flow-${number}.yaml`,
        body: Buffer.from(writeFlow(document)),
      };
    });
  });

  api.route(routes.readFlowYaml, async ({ caller, params, body }) => {
    requireDeskRight(caller, params.deskId, 'notice.edit');
    const document = readFlow(body.yaml);
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, params.deskId);
      return { document, findings: await findingsOf(tx, document) };
    });
  });

  api.route(routes.listReadyFlows, () => Promise.resolve({ flows: readyFlows() }));

  api.route(routes.saveFlowDraft, async ({ caller, params, body }) => {
    const { document: bodies, ...rest } = body;
    const draft = { ...params, ...rest, kind: 'flow', bodies } as const;
    return checked(caller.operatorId, await saveDraft(context, flowDoor, caller, draft));
  });
  api.route(routes.discardFlowDraft, async ({ caller, params }) => {
    await discardDraft(context, flowDoor, caller, placeOf(params));
    return undefined;
  });
  api.route(routes.submitFlow, ({ caller, params, body }) =>
    submitVersion(context, flowDoor, caller, { ...placeOf(params), ...body }),
  );
  api.route(routes.approveFlow, ({ caller, params }) =>
    approveVersion(context, flowDoor, caller, placeOf(params)),
  );
  api.route(routes.sendFlowBack, ({ caller, params, body }) =>
    sendVersionBack(context, flowDoor, caller, { ...placeOf(params), ...body }),
  );
  api.route(routes.listPendingFlows, ({ caller }) => listPending(context, flowDoor, caller));
}
