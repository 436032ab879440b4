export { selectCurrent } from './assignments-store.ts';
export { registerAssignmentRoutes } from './assignments-routes.ts';
export { releaseTalks } from './release-talks.ts';
export { requireTurn } from './require-turn.ts';
export { ASSIGNMENTS_TIMER, reserveTalks, type Reservation } from './reserve-talks.ts';
