export { nextStep, RETRY_FOR_MS } from './next-step.ts';
export { queueNotices } from './queue-notices.ts';
export { ROOMS_TIMER } from './put-in-room.ts';
export { registerOutgoingRoutes } from './outgoing-routes.ts';
export { startOutgoingWorker } from './outgoing-worker.ts';
