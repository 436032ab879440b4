import { broadcastRoutes } from '@tomoshibi/contract';
import { call } from '../../lib/api/call.ts';
import { saveFile } from '../../lib/save-file.ts';

/** Hands the totals to the browser as a file to keep. */
export async function saveTotals(deskId: string, broadcastId: string): Promise<void> {
  saveFile(await call(broadcastRoutes.exportBroadcast, { params: { deskId, broadcastId } }));
}
