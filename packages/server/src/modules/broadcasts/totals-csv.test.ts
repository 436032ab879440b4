import type { Broadcast } from '@tomoshibi/contract';
import { expect, it } from 'vitest';
import { totalsCsv } from './totals-csv.ts';

const broadcast: Broadcast = {
  broadcastId: '0199f000-0000-7000-8000-000000000001',
  deskId: '0199f000-0000-7000-8000-000000000002',
  state: 'finished',
  version: 4,
  title: '=HYPERLINK("x"),あした開きます',
  texts: ['あした開きます'],
  segment: { contact: 'any', days: 30, consultations: 'any', form: 'any', tag: '', openTalks: 'exclude' },
  scheduledFor: null,
  createdAt: '2026-11-19T15:30:00.000Z',
  createdBy: { staffId: '0199f000-0000-7000-8000-000000000003', name: '指導 空' },
  submittedAt: '2026-11-19T15:31:00.000Z',
  counted: 12,
  decidedAt: '2026-11-19T15:40:00.000Z',
  decidedBy: { staffId: '0199f000-0000-7000-8000-000000000004', name: '市役所 陸' },
  refusal: null,
  startedAt: '2026-11-19T15:41:00.000Z',
  endedAt: '2026-11-19T15:41:09.000Z',
  stoppedBy: null,
  pause: null,
  retryAt: null,
  totals: { total: 12, accepted: 9, failed: 0, unknown: 2, skipped: 1, stopped: 0, left: 0 },
};

it('holds the totals in Japanese, in the time of Japan, and no formula', () => {
  const { fileName, csv } = totalsCsv(broadcast);
  expect(fileName).toBe('broadcast-2026-11-20.csv');
  expect(csv.startsWith('\uFEFF"項目","内容"\r\n')).toBe(true);
  const lines = csv.split('\r\n');
  expect(lines).toContain(`"名前","'=HYPERLINK(""x""),あした開きます"`);
  expect(lines).toContain('"開始日時","2026-11-20 00:41:00"');
  expect(lines).toContain('"LINEが受け付けた",9');
  expect(lines).toContain('"届いたか分からない",2');
});
