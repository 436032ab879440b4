import type { AlertNotifier } from './modules/alerts/index.ts';
import type { RaiseQuotaAlarm } from './modules/broadcasts/index.ts';
import { notify, notifyAddress } from './modules/notifications/index.ts';

/** Alerts reach people by notifications, and contacts on duty who are no staff by mail. */
export const alertNotifier = (mailReady: boolean): AlertNotifier => ({
  async staff(tx, context, notice, staffIds) {
    await notify(tx, context, {
      deskId: notice.deskId,
      to: { staffIds },
      kind: notice.kind === 'climbed' ? 'alert_climbed' : 'alert_raised',
      subject: { kind: 'alert', id: notice.alertId },
      urgent: notice.level === 'urgent' || notice.kind === 'climbed',
    });
    return staffIds;
  },
  async contact(tx, context, notice, contact) {
    if (contact.staffId)
      await notify(tx, context, {
        deskId: notice.deskId,
        to: { staffIds: [contact.staffId] },
        kind: 'alert_climbed',
        subject: { kind: 'alert', id: notice.alertId },
        urgent: true,
      });
    if (!mailReady) return contact.staffId !== null;
    const keys = await context.keys(tx.operatorId);
    await notifyAddress(tx, context, keys, {
      deskId: notice.deskId,
      email: contact.email,
      kind: 'alert_climbed',
    });
    return true;
  },
});

/** A desk's LINE messages run low: those who decide what is sent to everybody hear of it. */
export const tellQuotaAlarm: RaiseQuotaAlarm = async (tx, context, { deskId, threshold }) => {
  context.logger.warn({ event: 'quota_alarm', deskId, threshold });
  await notify(tx, context, { deskId, to: { right: 'broadcast.write' }, kind: 'quota_low' });
};
