import { account } from './ja/account.ts';
import { admin } from './ja/admin.ts';
import { audited } from './ja/audited.ts';
import { broadcasts } from './ja/broadcasts.ts';
import { common, errors } from './ja/common.ts';
import { notifications } from './ja/notifications.ts';
import { reasons } from './ja/reasons.ts';
import { reception } from './ja/reception.ts';
import { session } from './ja/session.ts';
import { talk } from './ja/talk.ts';

export const ja = {
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
