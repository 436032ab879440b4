import { broadcastRoutes } from '@tomoshibi/contract';
import { call } from '../../lib/api/call.ts';

/** Hands the totals to the browser as a file to keep. */
export async function saveTotals(deskId: string, broadcastId: string): Promise<void> {
  const { fileName, csv } = await call(broadcastRoutes.exportBroadcast, { params: { deskId, broadcastId } });
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
