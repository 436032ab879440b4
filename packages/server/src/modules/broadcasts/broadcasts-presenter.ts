import { BroadcastSegment, type Broadcast, type BroadcastTotals } from '@tomoshibi/contract';
import type { TotalsRow } from './batches-store.ts';
import type { BroadcastView } from './broadcasts-store.ts';

const person = (staffId: string | null, name: string | null) =>
  staffId === null || name === null ? null : { staffId, name };
const time = (at: Date | null) => at?.toISOString() ?? null;

const NOBODY: BroadcastTotals = {
  total: 0,
  accepted: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
  stopped: 0,
  left: 0,
};

export function presentTotals(row: TotalsRow | undefined): BroadcastTotals {
  if (!row) return NOBODY;
  const { total, accepted, failed, unknown, skipped, stopped, left } = row;
  return { total, accepted, failed, unknown, skipped, stopped, left };
}

export function presentBroadcast(view: BroadcastView, totals: TotalsRow | undefined): Broadcast {
  return {
    broadcastId: view.id,
    deskId: view.desk_id,
    state: view.state,
    version: view.version,
    title: view.title,
    texts: view.texts,
    segment: BroadcastSegment.parse(view.segment),
    scheduledFor: time(view.scheduled_for),
    createdAt: view.created_at.toISOString(),
    createdBy: { staffId: view.created_by, name: view.created_by_name },
    submittedAt: time(view.submitted_at),
    counted: view.counted,
    decidedAt: time(view.decided_at),
    decidedBy: person(view.decided_by, view.decided_by_name),
    refusal: view.refusal,
    startedAt: time(view.started_at),
    endedAt: time(view.ended_at),
    stoppedBy: person(view.stopped_by, view.stopped_by_name),
    pause: view.pause,
    retryAt: view.state === 'sending' ? time(totals?.retry_at ?? null) : null,
    totals: view.started_at === null ? null : presentTotals(totals),
  };
}
