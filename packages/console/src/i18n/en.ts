import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { alerts } from './en/alerts.ts';
import { assignments } from './en/assignments.ts';
import { audited } from './en/audited.ts';
import { broadcasts } from './en/broadcasts.ts';
import { common, errors } from './en/common.ts';
import { deskStart } from './en/desk-start.ts';
import { hours } from './en/hours.ts';
import { materials } from './en/materials.ts';
import { notices } from './en/notices.ts';
import { notifications } from './en/notifications.ts';
import { reasons } from './en/reasons.ts';
import { reception } from './en/reception.ts';
import { session } from './en/session.ts';
import { shifts } from './en/shifts.ts';
import { talk } from './en/talk.ts';
import type { ja } from './ja.ts';
import type { Shape } from './shape.ts';

export const en: Shape<typeof ja> = {
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
