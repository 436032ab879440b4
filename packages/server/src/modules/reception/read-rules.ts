import type { DeskRules } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectRules, type RulesRow } from './rules-store.ts';

const NO_RULES_ROW: RulesRow = {
  mode: 'live',
  media: 'refuse',
  nudge_minutes: null,
  silence_minutes: null,
  overrun_minutes: null,
  place_minutes: null,
  outside_hours: 72,
  offer_at_opening: false,
  version: 0,
};

export function presentRules(row: RulesRow): DeskRules {
  return {
    mode: row.mode,
    media: row.media,
    nudgeMinutes: row.nudge_minutes,
    silenceMinutes: row.silence_minutes,
    overrunMinutes: row.overrun_minutes,
    placeMinutes: row.place_minutes,
    outsideHours: row.outside_hours,
    offerAtOpening: row.offer_at_opening,
    version: row.version,
  };
}

/** What a desk does that was never told otherwise: it waits for people to act. */
export const NO_RULES: DeskRules = presentRules(NO_RULES_ROW);

export async function loadRules(tx: OperatorTx, deskId: string): Promise<DeskRules> {
  const row = await selectRules(tx, deskId);
  return row ? presentRules(row) : NO_RULES;
}
