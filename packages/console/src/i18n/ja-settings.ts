import { account } from './ja/account.ts';
import { admin } from './ja/admin.ts';
import { audited } from './ja/audited.ts';
import { broadcasts } from './ja/broadcasts.ts';
import { deskParts } from './ja/desk-parts.ts';
import { deskStart } from './ja/desk-start.ts';
import { materials } from './ja/materials.ts';
import { notices } from './ja/notices.ts';

/** What only the settings need; fetched when somebody opens them. */
export const jaSettings = {
  account,
  admin,
  audited,
  broadcasts,
  deskParts,
  deskStart,
  materials,
  notices,
};
