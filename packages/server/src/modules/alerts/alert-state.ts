import type { AlertState } from './alert-rules.ts';
import type { AlertRow } from './alerts-store.ts';

/** An alert as the rules see it. */
export function stateOf(row: AlertRow): AlertState {
  return {
    level: row.level,
    likelyFalse: row.likely_false,
    stage: row.stage,
    unseenSince: row.unseen_since,
    seenAt: row.seen_at,
    toldAt: row.told_at,
  };
}
