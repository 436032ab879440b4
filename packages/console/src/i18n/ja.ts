import { alerts } from './ja/alerts.ts';
import { assignments } from './ja/assignments.ts';
import { common, errors } from './ja/common.ts';
import { hours } from './ja/hours.ts';
import { notifications } from './ja/notifications.ts';
import { reasons } from './ja/reasons.ts';
import { reception } from './ja/reception.ts';
import { rooms } from './ja/rooms.ts';
import { session } from './ja/session.ts';
import { shifts } from './ja/shifts.ts';
import { talk } from './ja/talk.ts';

export const ja = {
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
