import { DEFAULT_ALERT_CLOCK, type AlertSettings } from '@tomoshibi/contract';
import type { Generated } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    alert_settings: {
      operator_id: string;
      desk_id: string;
      urgent_supervisor: number;
      urgent_contact: number;
      high_supervisor: number;
      high_contact: number;
      medium_supervisor: number;
      medium_contact: number;
      medium_climbs: boolean;
      remind: number;
      version: Generated<number>;
    };
  }
}

/** The desk's clock, or the defaults as version 0. */
export async function selectClock(tx: OperatorTx, deskId: string): Promise<AlertSettings> {
  const row = await tx.db
    .selectFrom('alert_settings')
    .selectAll()
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  if (!row) return { ...DEFAULT_ALERT_CLOCK, version: 0 };
  return {
    urgent: { supervisor: row.urgent_supervisor, contact: row.urgent_contact },
    high: { supervisor: row.high_supervisor, contact: row.high_contact },
    medium: { supervisor: row.medium_supervisor, contact: row.medium_contact },
    mediumClimbs: row.medium_climbs,
    remindMinutes: row.remind,
    version: row.version,
  };
}

export async function upsertClock(tx: OperatorTx, deskId: string, clock: AlertSettings): Promise<void> {
  const values = {
    urgent_supervisor: clock.urgent.supervisor,
    urgent_contact: clock.urgent.contact,
    high_supervisor: clock.high.supervisor,
    high_contact: clock.high.contact,
    medium_supervisor: clock.medium.supervisor,
    medium_contact: clock.medium.contact,
    medium_climbs: clock.mediumClimbs,
    remind: clock.remindMinutes,
    version: clock.version,
  };
  await tx.db
    .insertInto('alert_settings')
    .values({ operator_id: tx.operatorId, desk_id: deskId, ...values })
    .onConflict((conflict) => conflict.columns(['operator_id', 'desk_id']).doUpdateSet(values))
    .execute();
}
