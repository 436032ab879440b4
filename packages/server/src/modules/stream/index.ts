export { createStreams } from './follow-events.ts';
export { registerStreamRoutes } from './stream-routes.ts';
