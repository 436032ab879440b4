import type { OperatorTx } from '../../platform/db/database.ts';
import { selectRaised } from '../alerts/index.ts';
import { placesOf } from '../talks/index.ts';

/** How many people will be served before each who waits, alerts first as in the queue that staff see. */
export async function linePlaces(tx: OperatorTx, deskId: string): Promise<Map<string, number>> {
  const turns = await placesOf(tx, deskId, await selectRaised(tx, deskId));
  return new Map(turns.map(({ consultationId, ahead }) => [consultationId, ahead]));
}
