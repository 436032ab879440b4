export { BROADCASTS_TIMER, QUOTA_TIMER } from './broadcast-access.ts';
export { createBroadcastTimer } from './broadcast-timer.ts';
export { registerBroadcastRoutes } from './broadcasts-routes.ts';
export { createQuotaTimer, type RaiseQuotaAlarm } from './quota-timer.ts';
