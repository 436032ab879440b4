import { account } from './ja/account.ts';
import { admin } from './ja/admin.ts';
import { alerts } from './ja/alerts.ts';
import { assignments } from './ja/assignments.ts';
import { audited } from './ja/audited.ts';
import { broadcasts } from './ja/broadcasts.ts';
import { common, errors } from './ja/common.ts';
import { deskStart } from './ja/desk-start.ts';
import { hours } from './ja/hours.ts';
import { materials } from './ja/materials.ts';
import { notices } from './ja/notices.ts';
import { notifications } from './ja/notifications.ts';
import { reasons } from './ja/reasons.ts';
import { reception } from './ja/reception.ts';
import { session } from './ja/session.ts';
import { shifts } from './ja/shifts.ts';
import { talk } from './ja/talk.ts';

export const ja = {
  account,
  admin,
  alerts,
  assignments,
  audited,
  broadcasts,
  common,
  errors,
  deskStart,
  hours,
  materials,
  notices,
  notifications,
  reasons,
  reception,
  session,
  shifts,
  talk,
};
