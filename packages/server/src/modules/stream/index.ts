export { createStreams, type Streams } from './follow-events.ts';
export { registerStreamRoutes } from './stream-routes.ts';
