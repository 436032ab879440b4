export { createChannelDirectory, type ChannelDirectory } from './channel-directory.ts';
export { registerChannelRoutes } from './channels-routes.ts';
export { writeChannel } from './set-channel.ts';
