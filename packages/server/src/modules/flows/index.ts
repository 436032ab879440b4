export { draftFlow } from './versions/draft-flow.ts';
export { flowInForce, flowStanding, flowVersion, type FlowOfVersion } from './versions/flow-in-force.ts';
export { registerFlowVersionRoutes } from './versions/flow-versions-routes.ts';
export { FlowSource, shortFlow } from './versions/flow-yaml.ts';
export { putFlowInForce } from './versions/put-flow-in-force.ts';
