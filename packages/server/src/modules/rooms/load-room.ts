import type { DeskRoom } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectDeskRoom } from './settings-store.ts';

/** A desk that was never told otherwise talks over LINE; links of its staff follow these times. */
const NO_ROOM: DeskRoom = {
  talks: 'line',
  exitUrl: null,
  linkMinutes: 15,
  idleMinutes: 60,
  graceMinutes: 60,
  liffId: null,
  version: 0,
};

export async function loadRoom(tx: OperatorTx, deskId: string): Promise<DeskRoom> {
  const row = await selectDeskRoom(tx, deskId);
  return row
    ? {
        talks: row.talks,
        exitUrl: row.exit_url,
        linkMinutes: row.link_minutes,
        idleMinutes: row.idle_minutes,
        graceMinutes: row.grace_minutes,
        liffId: row.liff_id,
        version: row.version,
      }
    : NO_ROOM;
}
