import type { FlowDocument } from '@tomoshibi/contract';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { selectInForce, selectVersion, type VersionRow } from '../../text-versions/index.ts';

export interface FlowOfVersion {
  readonly versionId: string;
  readonly document: FlowDocument;
}

const flowOf = ({ id, bodies }: VersionRow<'flow'>): FlowOfVersion => ({ versionId: id, document: bodies });

/** The flow by which talks begin at a desk now; null: it has none, or turned it off. */
export async function flowInForce(tx: OperatorTx, deskId: string): Promise<FlowOfVersion | null> {
  const [row] = await selectInForce(tx, deskId, ['flow']);
  return row && !row.turned_off ? flowOf(row) : null;
}

/** Versions by their ids, whatever became of them since: a running talk keeps the one it began with. */
export async function flowVersions(
  tx: OperatorTx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, FlowOfVersion>> {
  const flows = new Map<string, FlowOfVersion>();
  for (const id of new Set(versionIds)) {
    const row = await selectVersion(tx, id, ['flow']);
    if (row) flows.set(id, flowOf(row));
  }
  return flows;
}

/** What a desk file says of a desk's flow; null: nothing. */
export async function flowStanding(tx: OperatorTx, deskId: string): Promise<FlowDocument | 'off' | null> {
  const [row] = await selectInForce(tx, deskId, ['flow']);
  if (!row) return null;
  return row.turned_off ? 'off' : row.bodies;
}
