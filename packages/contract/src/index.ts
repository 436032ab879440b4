import { alertRoutes } from './routes/alerts.ts';
import { assignmentRoutes } from './routes/assignments.ts';
import { auditRoutes } from './routes/audit.ts';
import { deskTemplateRoutes } from './routes/desk-templates.ts';
import { broadcastRoutes } from './routes/broadcasts.ts';
import { flowTalkRoutes } from './routes/flow-talks.ts';
import { deskRoutes } from './routes/desks.ts';
import { materialRoutes } from './routes/materials.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { hoursRoutes } from './routes/hours.ts';
import { flowRoutes } from './routes/flows.ts';
import { hotlineRoutes } from './routes/hotlines.ts';
import { limitRoutes } from './routes/limits.ts';
import { noticeRoutes } from './routes/notices.ts';
import { richMenuRoutes } from './routes/rich-menus.ts';
import { receptionRoutes } from './routes/reception.ts';
import { roomRoutes } from './routes/rooms.ts';
import { sessionRoutes } from './routes/session.ts';
import { shiftRoutes } from './routes/shifts.ts';
import { staffRoutes } from './routes/staff.ts';
import { surveyTalkRoutes } from './routes/survey-talks.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { tagRoutes } from './routes/tags.ts';
import { talkRoutes } from './routes/talks.ts';

/** Every route of the API by name. */
export const routes = {
  ...sessionRoutes,
  ...staffRoutes,
  ...deskRoutes,
  ...deskTemplateRoutes,
  ...flowTalkRoutes,
  ...hoursRoutes,
  ...tagRoutes,
  ...talkRoutes,
  ...shiftRoutes,
  ...limitRoutes,
  ...assignmentRoutes,
  ...alertRoutes,
  ...receptionRoutes,
  ...roomRoutes,
  ...auditRoutes,
  ...materialRoutes,
  ...broadcastRoutes,
  ...notificationRoutes,
  ...noticeRoutes,
  ...hotlineRoutes,
  ...flowRoutes,
  ...richMenuRoutes,
  ...surveyTalkRoutes,
  ...surveyRoutes,
} as const;

export * from './alert.ts';
export * from './broadcast.ts';
export * from './common.ts';
export * from './consultation-state.ts';
export * from './consultation.ts';
export * from './errors.ts';
export * from './flow/index.ts';
export * from './material-drawing.ts';
export * from './notification.ts';
export * from './queue-order.ts';
export * from './rich-menu.ts';
export * from './hours-rules.ts';
export * from './hours.ts';
export * from './roles.ts';
export * from './route.ts';
export * from './stream.ts';
export * from './tel-uri.ts';
export * from './text-version.ts';
export * from './routes/alerts.ts';
export * from './routes/assignments.ts';
export * from './routes/audit.ts';
export * from './routes/desk-templates.ts';
export * from './routes/broadcasts.ts';
export * from './routes/desks.ts';
export * from './routes/materials.ts';
export * from './routes/notifications.ts';
export * from './routes/flow-talks.ts';
export * from './routes/hours.ts';
export * from './routes/flows.ts';
export * from './routes/hotlines.ts';
export * from './routes/limits.ts';
export * from './routes/notices.ts';
export * from './routes/reception.ts';
export * from './routes/rich-menus.ts';
export * from './routes/rooms.ts';
export * from './routes/session.ts';
export * from './routes/shifts.ts';
export * from './routes/staff.ts';
export * from './routes/survey-talks.ts';
export * from './routes/surveys.ts';
export * from './routes/tags.ts';
export * from './routes/talks.ts';
export * from './survey/index.ts';
export * from './texts/index.ts';
