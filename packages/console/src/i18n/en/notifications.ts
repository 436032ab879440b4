import type { notifications as jaNotifications } from '../ja/notifications.ts';
import type { Shape } from '../shape.ts';

export const notifications: Shape<typeof jaNotifications> = {
  bell: 'Notices',
  bellUnread: 'Notices: {{count}} unread',
  kinds: {
    new_consultation: 'Somebody new is waiting',
    seeker_wrote: 'A message came in a talk of yours',
    alert_raised: 'An alert needs to be looked at',
    alert_climbed: 'An alert has not been answered yet',
    handed_over: 'A talk was handed over to you',
    whisper: 'A colleague has a word for you',
    notice_waiting: 'A text waits for approval',
    notice_decided: 'Your text was approved or sent back',
    broadcast_waiting: 'A broadcast waits for approval',
    broadcast_refused: 'A broadcast was sent back',
    broadcast_halted: 'A broadcast has stopped',
    broadcast_finished: 'A broadcast has been sent',
    quota_low: 'Few LINE messages are left',
    short_staffed: 'The desk is short of staff',
    delivery_failed: 'A message could not be sent',
    unreached: 'Somebody could not be served',
    test: 'This is a test',
  },
};
