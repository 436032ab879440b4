import { describe, expect, it } from 'vitest';
import { makeId, makeSummary } from '../../../testing/make.ts';
import { outdatesDetail } from './detail-freshness.ts';

describe('outdatesDetail', () => {
  const known = makeSummary({ version: 4 });

  it('does not open a talk again for a message, nor for what becomes of it', () => {
    expect(outdatesDetail(known, { ...known, version: 5, messageCount: 2 }, 1)).toBe(false);
    expect(outdatesDetail(known, { ...known, version: 5 }, 1)).toBe(false);
    expect(outdatesDetail(known, { ...known, version: 5, messageCount: 4 }, 3)).toBe(false);
  });

  it('does for a new assignee, an end or a block, whatever was said', () => {
    const assignee = { staffId: makeId(), name: '佐藤' };
    expect(outdatesDetail(known, { ...known, version: 5, assignee }, 1)).toBe(true);
    expect(outdatesDetail(known, { ...known, version: 5, state: 'closed' }, 1)).toBe(true);
    expect(outdatesDetail(known, { ...known, version: 5, blocked: true }, 1)).toBe(true);
    expect(outdatesDetail(known, null, 1)).toBe(true);
  });

  it('does not for an alert, which is asked for by itself', () => {
    const alert = {
      alertId: makeId(),
      level: 'high',
      open: true,
      stage: 'counselor',
      seen: false,
      likelyFalse: false,
    } as const;
    expect(outdatesDetail(known, { ...known, version: 5, alert }, 0)).toBe(false);
    expect(outdatesDetail(known, { ...known, version: 6, alert }, 0)).toBe(true);
  });

  it('does for a change no message explains, such as a note', () => {
    expect(outdatesDetail(known, { ...known, version: 5 }, 0)).toBe(true);
    expect(outdatesDetail(known, { ...known, version: 6, messageCount: 2 }, 1)).toBe(true);
  });

  it('passes over events that are old', () => {
    expect(outdatesDetail(known, { ...known, version: 4, blocked: true }, 0)).toBe(false);
  });
});
