import type { FlowPlaces, FlowSurroundings } from '@tomoshibi/contract';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { selectDeskNames } from '../../desks/index.ts';

/** The desks of the operator that a flow of this desk may speak of beside its own. */
export async function readPlaces(tx: OperatorTx, deskId: string): Promise<FlowPlaces> {
  const desks = (await selectDeskNames(tx)).filter(({ id }) => id !== deskId);
  return { desks: desks.map(({ code, name }) => ({ code, name })), surveys: [] };
}

/** What exists beside a flow, for its check. */
export async function readSurroundings(tx: OperatorTx): Promise<FlowSurroundings> {
  return { desks: new Set((await selectDeskNames(tx)).map(({ code }) => code)) };
}
