import { flows } from './en/flows-later.ts';
import { menus } from './en/menus-later.ts';
import { hours } from './en/hours-later.ts';
import { shifts } from './en/shifts-later.ts';
import { alerts } from './en/alerts-later.ts';
import { notifications } from './en/notifications-later.ts';
import { reception } from './en/reception-later.ts';
import { rooms } from './en/rooms-later.ts';
import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { audited } from './en/audited.ts';
import { broadcasts } from './en/broadcasts.ts';
import { deskParts } from './en/desk-parts.ts';
import { deskStart } from './en/desk-start.ts';
import { materials } from './en/materials.ts';
import { notices } from './en/notices.ts';
import { surveys } from './en/surveys.ts';
import type { jaLater } from './ja-later.ts';
import type { Shape } from './shape.ts';

/** What the talks can do without; fetched with the first other page. */
export const enLater: Shape<typeof jaLater> = {
  account,
  admin,
  audited,
  broadcasts,
  deskParts,
  deskStart,
  flows,
  hours,
  menus,
  shifts,
  alerts,
  notifications,
  reception,
  rooms,
  materials,
  notices,
  surveys,
};
