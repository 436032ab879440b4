export { continueFlows } from './continue-flows.ts';
export { registerFlowTalkRoutes } from './flow-talk-routes.ts';
export { flowInForce, flowVersions, type Flow } from './flow-in-force.ts';
export { openFlowState, runToken } from './flow-state.ts';
export { destination, flowWorld, loadFlowDesks, type FlowDesks } from './flow-world.ts';
export { selectRuns, type NewStep } from './runs-store.ts';
export { FLOWS_TIMER, writeRuns } from './write-runs.ts';
