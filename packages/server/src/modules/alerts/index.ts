export type { AlertNotifier } from './alert-notifier.ts';
export { registerAlertSettingsRoutes } from './alert-settings-routes.ts';
export { registerAlertRoutes } from './alerts-routes.ts';
export { climbAlerts } from './climb-alerts.ts';
export { selectRaised } from './alerts-store.ts';
export { moveAlerts } from './move-alerts.ts';
export { raiseAlerts, type Found } from './raise-alerts.ts';
export { watchedTerms } from './terms-store.ts';
export { withdrawHits } from './withdraw-hits.ts';
