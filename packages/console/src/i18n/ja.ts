import { account } from './ja/account.ts';
import { admin } from './ja/admin.ts';
import { alerts } from './ja/alerts.ts';
import { audited } from './ja/audited.ts';
import { common, errors } from './ja/common.ts';
import { reasons } from './ja/reasons.ts';
import { reception } from './ja/reception.ts';
import { session } from './ja/session.ts';
import { talk } from './ja/talk.ts';

export const ja = { common, errors, reasons, session, talk, reception, account, admin, alerts, audited };
