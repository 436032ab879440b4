import { describe, expect, it } from 'vitest';
import { makeId, makeMessage } from '../../../testing/make.ts';
import { logRows } from './log-rows.ts';

describe('logRows', () => {
  it('begins a new day at midnight in Japan, not in UTC', () => {
    const rows = logRows(
      [
        makeMessage({ sentAt: '2026-11-20T14:59:00.000Z' }),
        makeMessage({ sentAt: '2026-11-20T15:01:00.000Z', seq: 2 }),
      ],
      [],
      true,
    );
    expect(rows.map((row) => row.type)).toEqual(['day', 'message', 'day', 'message']);
  });

  it('joins messages of one side that follow closely', () => {
    const rows = logRows(
      [
        makeMessage({ sentAt: '2026-11-20T10:00:00.000Z' }),
        makeMessage({ sentAt: '2026-11-20T10:01:00.000Z', seq: 2 }),
        makeMessage({ sentAt: '2026-11-20T10:02:00.000Z', seq: 3, direction: 'out' }),
        makeMessage({ sentAt: '2026-11-20T10:20:00.000Z', seq: 4, direction: 'out' }),
      ],
      [],
      true,
    );
    expect(rows.flatMap((row) => (row.type === 'message' ? [row.joined] : []))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(rows.findLast((row) => row.type === 'message')).toMatchObject({ newest: true });
  });

  it('shows an echo only until its message is there, in the same place', () => {
    const clientId = makeId();
    const pending = {
      clientId,
      text: 'はい',
      quote: null,
      createdAt: '2026-11-20T10:00:00.000Z',
      state: 'posting',
      failure: null,
    } as const;
    const echo = logRows([], [pending], true);
    const stored = logRows([makeMessage({ clientId, direction: 'out' })], [pending], true);
    expect(echo.map((row) => row.type)).toEqual(['pending']);
    expect(stored.map((row) => row.type)).toEqual(['day', 'message']);
    expect(stored.at(-1)?.key).toBe(echo.at(-1)?.key);
  });

  it('tells which answers wait for a decision about one before them', () => {
    const delivery = {
      method: null,
      error: null,
      attempts: 0,
      nextAttemptAt: null,
      acceptedAt: null,
    } as const;
    const answer = (seq: number, state: 'accepted' | 'queued' | 'unknown') =>
      makeMessage({ seq, direction: 'out', delivery: { ...delivery, state } });
    const rows = logRows(
      [answer(1, 'accepted'), answer(2, 'queued'), answer(3, 'unknown'), answer(4, 'queued')],
      [],
      true,
    );
    expect(rows.flatMap((row) => (row.type === 'message' ? [row.behind] : []))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('says where the talk began once nothing older is left', () => {
    expect(logRows([], [], false)).toEqual([{ type: 'beginning', key: 'beginning' }]);
  });
});
