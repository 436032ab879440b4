export { registerOutgoingRoutes } from './outgoing-routes.ts';
export { startOutgoingWorker, type OutgoingWorker, type TokenSource } from './outgoing-worker.ts';
