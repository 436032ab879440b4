import { describe, expect, it } from 'vitest';
import { ago, makeId, makeSummary } from '../../../testing/make.ts';
import { outdatesDetail } from './detail-freshness.ts';

describe('outdatesDetail', () => {
  const known = makeSummary({ version: 4 });

  it('does not open a talk again for a message', () => {
    expect(outdatesDetail(known, { ...known, version: 5, messageCount: 2, lastMessageAt: ago(0) })).toBe(
      false,
    );
  });

  it('does for a new assignee, an end, a block, or a change nothing else explains', () => {
    const assignee = { staffId: makeId(), name: '佐藤' };
    expect(outdatesDetail(known, { ...known, version: 5, messageCount: 2, assignee })).toBe(true);
    expect(outdatesDetail(known, { ...known, version: 5, messageCount: 2, state: 'closed' })).toBe(true);
    expect(outdatesDetail(known, { ...known, version: 5, messageCount: 2, blocked: true })).toBe(true);
    expect(outdatesDetail(known, { ...known, version: 5 })).toBe(true);
    expect(outdatesDetail(known, null)).toBe(true);
  });

  it('passes over events that are old', () => {
    expect(outdatesDetail(known, { ...known, version: 4, blocked: true })).toBe(false);
  });
});
