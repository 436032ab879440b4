import { auditRoutes } from './routes/audit.ts';
import { broadcastRoutes } from './routes/broadcasts.ts';
import { deskRoutes } from './routes/desks.ts';
import { sessionRoutes } from './routes/session.ts';
import { staffRoutes } from './routes/staff.ts';
import { talkRoutes } from './routes/talks.ts';

/** Every route of the API by name. */
export const routes = {
  ...sessionRoutes,
  ...staffRoutes,
  ...deskRoutes,
  ...talkRoutes,
  ...auditRoutes,
  ...broadcastRoutes,
} as const;

export * from './broadcast.ts';
export * from './common.ts';
export * from './consultation.ts';
export * from './errors.ts';
export * from './roles.ts';
export * from './route.ts';
export * from './stream.ts';
export * from './routes/audit.ts';
export * from './routes/broadcasts.ts';
export * from './routes/desks.ts';
export * from './routes/session.ts';
export * from './routes/staff.ts';
export * from './routes/talks.ts';
