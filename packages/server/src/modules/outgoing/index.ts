export { registerOutgoingRoutes } from './outgoing-routes.ts';
export { startOutgoingWorker, type TokenSource } from './outgoing-worker.ts';
