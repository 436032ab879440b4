import { FlowDocument } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectFlowInForce, selectFlowVersions, type FlowVersionRow } from './flow-versions-store.ts';

/** A version of a flow, ready to be followed. */
export interface Flow {
  readonly versionId: string;
  readonly document: FlowDocument;
}

/** A version never changes once it was handed in, so it is read once. */
const known = new Map<string, FlowDocument>();
const KEPT = 200;

function read({ id, bodies }: FlowVersionRow): Flow {
  const document = known.get(id) ?? FlowDocument.parse(bodies);
  if (known.size >= KEPT) known.clear();
  known.set(id, document);
  return { versionId: id, document };
}

/** The flow that new talks of a desk begin with; null: the desk has no bot. */
export async function flowInForce(tx: OperatorTx, deskId: string): Promise<Flow | null> {
  const row = await selectFlowInForce(tx, deskId);
  return row ? read(row) : null;
}

/** The versions that running talks keep, by id. */
export async function flowVersions(
  tx: OperatorTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Flow>> {
  const rows = await selectFlowVersions(tx, ids);
  return new Map(rows.map((row) => [row.id, read(row)]));
}
