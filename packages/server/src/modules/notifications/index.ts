export { forgetDevices } from './forget-devices.ts';
export { createMailClient } from './mail-client.ts';
export { registerNotificationRoutes } from './notifications-routes.ts';
export { notifyAddress } from './notify-address.ts';
export { notify, type Notify } from './notify.ts';
export type { OnShift } from './prepare-telling.ts';
export { createPushClient } from './push-client.ts';
export { settleNotifications } from './settle-notifications.ts';
export { startTellingWorker } from './telling-worker.ts';
