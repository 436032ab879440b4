import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { audited } from './en/audited.ts';
import { broadcasts } from './en/broadcasts.ts';
import { deskParts } from './en/desk-parts.ts';
import { deskStart } from './en/desk-start.ts';
import { materials } from './en/materials.ts';
import { notices } from './en/notices.ts';
import type { jaSettings } from './ja-settings.ts';
import type { Shape } from './shape.ts';

/** What only the settings need; fetched when somebody opens them. */
export const enSettings: Shape<typeof jaSettings> = {
  account,
  admin,
  audited,
  broadcasts,
  deskParts,
  deskStart,
  materials,
  notices,
};
