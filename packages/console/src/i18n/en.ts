import { alerts } from './en/alerts.ts';
import { assignments } from './en/assignments.ts';
import { common, errors } from './en/common.ts';
import { hours } from './en/hours.ts';
import { notifications } from './en/notifications.ts';
import { reasons } from './en/reasons.ts';
import { reception } from './en/reception.ts';
import { rooms } from './en/rooms.ts';
import { session } from './en/session.ts';
import { shifts } from './en/shifts.ts';
import { talk } from './en/talk.ts';
import type { ja } from './ja.ts';
import type { Shape } from './shape.ts';

export const en: Shape<typeof ja> = {
  alerts,
  assignments,
  common,
  errors,
  hours,
  notifications,
  reasons,
  reception,
  rooms,
  session,
  shifts,
  talk,
};
