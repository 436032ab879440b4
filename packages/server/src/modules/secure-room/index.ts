export { registerRoomPages } from './room-routes.ts';
