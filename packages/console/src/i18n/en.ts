import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { audited } from './en/audited.ts';
import { broadcasts } from './en/broadcasts.ts';
import { common, errors } from './en/common.ts';
import { notifications } from './en/notifications.ts';
import { reasons } from './en/reasons.ts';
import { reception } from './en/reception.ts';
import { session } from './en/session.ts';
import { talk } from './en/talk.ts';
import type { ja } from './ja.ts';
import type { Shape } from './shape.ts';

export const en: Shape<typeof ja> = {
  common,
  errors,
  reasons,
  session,
  talk,
  reception,
  account,
  admin,
  audited,
  broadcasts,
  notifications,
};
