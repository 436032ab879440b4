import type { ConsultationSummary, Message } from '@tomoshibi/contract';

let count = 0;

/** A fresh id for tests; readable in failures by its last digits. */
export function makeId(): string {
  count += 1;
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}

export const EVENING = Date.parse('2026-11-20T11:00:00.000Z');

export function ago(minutes: number): string {
  return new Date(EVENING - minutes * 60_000).toISOString();
}

export function makeSummary(change: Partial<ConsultationSummary> = {}): ConsultationSummary {
  const openedAt = change.openedAt ?? ago(10);
  return {
    id: makeId(),
    deskId: '00000000-0000-4000-9000-000000000001',
    seekerId: makeId(),
    pseudonym: 'もみじ 2198',
    ordinal: 1,
    state: 'waiting',
    assignee: null,
    openedAt,
    waitingSince: openedAt,
    claimedAt: null,
    firstReplyAt: null,
    closedAt: null,
    closeReason: null,
    lastMessageAt: openedAt,
    unansweredSince: openedAt,
    messageCount: 1,
    attention: 'none',
    venue: 'line',
    target: 'unknown',
    alert: null,
    placed: null,
    reserved: null,
    placedReason: null,
    blocked: false,
    version: 1,
    label: 'もみじ 2198',
    preview: 'こんばんは',
    previewKind: 'text',
    ...change,
  };
}

export function makeMessage(change: Partial<Message> = {}): Message {
  return {
    id: makeId(),
    consultationId: '00000000-0000-4000-a000-000000000001',
    seq: 1,
    direction: 'in',
    kind: 'text',
    sentAt: ago(5),
    author: null,
    clientId: null,
    notice: null,
    via: 'line',
    unsentAt: null,
    editedAt: null,
    refused: false,
    delivery: null,
    text: 'こんばんは',
    spans: [],
    hits: [],
    note: null,
    quote: null,
    ...change,
  };
}

/** Lets everything that is already resolved run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A timer the test moves by hand. */
export function handTimer() {
  let works: (() => void)[] = [];
  return {
    schedule: (work: () => void) => {
      works.push(work);
    },
    waiting: () => works.length,
    async fire(): Promise<void> {
      const due = works;
      works = [];
      for (const work of due) work();
      await settled();
    },
  };
}
