export { BROADCASTS_TIMER, QUOTA_TIMER, type LineAccess } from './broadcast-access.ts';
export { createBroadcastTimer } from './broadcast-timer.ts';
export { registerBroadcastRoutes } from './broadcasts-routes.ts';
export { createQuotaTimer, type QuotaAlarm, type RaiseQuotaAlarm } from './quota-timer.ts';
export { readQuota } from './read-quota.ts';
