import { routes, type FlowDocument, type FlowNode } from '../../packages/contract/src/index.ts';
import { signIn } from './api.ts';
import type { DemoDesk } from './desks.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const DESK = 'hikari-ninshin';
/** A template cannot know the authorities of an operator; whose the people of a region are is chosen in the editor. */
const AUTHORITIES: Readonly<Record<string, string>> = { east: 'あおば市', west: 'みどり市' };

function withAuthorities(flow: FlowDocument): FlowDocument {
  const nodes = Object.entries(flow.nodes).map(([id, node]) => {
    if (node.type !== 'region') return [id, node] as const;
    const regions = node.regions.map((region) => ({ ...region, authority: AUTHORITIES[region.value] }));
    return [id, { ...node, regions }] as const;
  });
  return { ...flow, nodes: Object.fromEntries<FlowNode>(nodes) };
}

/** The flow of the three tiers in its second version: every region knows its authority, as the officer approved. */
export async function playRegions(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const desk = desks.find(({ code }) => code === DESK);
  const staff = (role: string) => {
    const one = desk?.staff.find((each) => each.role === role);
    if (!one) throw new DemoError(`demo/${DESK}.yaml lacks what the flow needs: a ${role}.`);
    return signIn(settings.consoleUrl, one.login, one.password);
  };
  const supervisor = await staff('supervisor');
  const deskId = (await supervisor.call(routes.listDesks, {})).desks.find(
    ({ code }) => code === DESK,
  )?.deskId;
  if (deskId === undefined) throw new DemoError(`${DESK}: the desk is not there.`);
  const { inForce, versions } = await supervisor.call(routes.getFlow, { params: { deskId } });
  // A first start that was cut short may have done it already.
  if (!inForce || versions.length > 1) return;
  const { version } = await supervisor.call(routes.saveFlowDraft, {
    params: { deskId },
    body: { revision: 0, document: withAuthorities(inForce.document) },
  });
  const params = { deskId, flowVersionId: version.versionId };
  await supervisor.call(routes.submitFlow, { params, body: { revision: version.revision } });
  await (await staff('officer')).call(routes.approveFlow, { params });
}
