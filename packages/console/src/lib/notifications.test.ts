import { NOTIFICATION_KINDS, type NotificationKind } from '@tomoshibi/contract';
import { expect, it } from 'vitest';
import { placeOf } from './notifications.ts';

const deskId = '01a00000-0000-7000-8000-000000000001';
const id = '01a00000-0000-7000-8000-000000000002';
const SUBJECTS: Partial<Record<NotificationKind, 'consultation' | 'alert' | 'broadcast' | 'notice'>> = {
  new_consultation: 'consultation',
  seeker_wrote: 'consultation',
  handed_over: 'consultation',
  whisper: 'consultation',
  delivery_failed: 'consultation',
  alert_raised: 'alert',
  alert_climbed: 'alert',
  notice_waiting: 'notice',
  notice_decided: 'notice',
  broadcast_waiting: 'broadcast',
  broadcast_refused: 'broadcast',
  broadcast_halted: 'broadcast',
  broadcast_finished: 'broadcast',
};

it('every notification but the test leads to where it is seen to', () => {
  const home = NOTIFICATION_KINDS.filter((kind) => {
    const about = SUBJECTS[kind];
    return placeOf({ kind, deskId, subject: about ? { kind: about, id } : null }).to === '/';
  });
  expect(home).toEqual(['test']);
  expect(placeOf({ kind: 'broadcast_waiting', deskId, subject: { kind: 'broadcast', id } })).toEqual({
    to: '/settings/broadcasts/$deskId/$broadcastId',
    params: { deskId, broadcastId: id },
  });
});
