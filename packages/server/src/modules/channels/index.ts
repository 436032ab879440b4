export { createChannelDirectory, type ChannelDirectory, type KnownChannel } from './channel-directory.ts';
export { registerChannelRoutes } from './channels-routes.ts';
export type { LineAccess } from './check-channel.ts';
export { writeChannel, type ChannelWrite } from './set-channel.ts';
