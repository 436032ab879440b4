import { flows } from './ja/flows-later.ts';
import { menus } from './ja/menus-later.ts';
import { hours } from './ja/hours-later.ts';
import { shifts } from './ja/shifts-later.ts';
import { alerts } from './ja/alerts-later.ts';
import { notifications } from './ja/notifications-later.ts';
import { reception } from './ja/reception-later.ts';
import { rooms } from './ja/rooms-later.ts';
import { account } from './ja/account.ts';
import { admin } from './ja/admin.ts';
import { audited } from './ja/audited.ts';
import { broadcasts } from './ja/broadcasts.ts';
import { deskParts } from './ja/desk-parts.ts';
import { deskStart } from './ja/desk-start.ts';
import { materials } from './ja/materials.ts';
import { notices } from './ja/notices.ts';
import { surveys } from './ja/surveys.ts';

/** What the talks can do without; fetched with the first other page. */
export const jaLater = {
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
