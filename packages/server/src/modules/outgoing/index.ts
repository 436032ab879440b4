export { registerOutgoingRoutes } from './outgoing-routes.ts';
export { startOutgoingWorker } from './outgoing-worker.ts';
