export { loadRoom } from './load-room.ts';
export { hashRoomToken, newRoomToken, ROOM_HANDLE } from './make-link.ts';
export { openDoors, type DoorToOpen } from './open-doors.ts';
export { selectRoom, updateRoom } from './rooms-store.ts';
export { registerRoomRoutes } from './rooms-routes.ts';
export { writeDeskRoom } from './set-room.ts';
export { tellAbsent } from './tell-absent.ts';
