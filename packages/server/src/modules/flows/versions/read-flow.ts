import { checkFlow, type DeskFlow, type FlowDocument, type FlowFinding } from '@tomoshibi/contract';
import type { Context } from '../../../platform/context.ts';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { readDesk } from '../../desks/index.ts';
import { deskTextValues } from '../../notices/index.ts';
import { hasOfficer, presentVersions, selectHistory } from '../../text-versions/index.ts';
import { flowDoor } from './flow-door.ts';
import { readPlaces, readSurroundings } from './flow-places.ts';

/** Forms in which the editor shows a flow as people would read it. */
const SHOWN_FORMS = ['standard', 'furigana', 'easy', 'en'];

export async function findingsOf(tx: OperatorTx, document: FlowDocument): Promise<FlowFinding[]> {
  return checkFlow(document, await readSurroundings(tx));
}

/** Everything the editor of a desk's flow begins with. */
export async function readFlowOf(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'publicUrl'>,
  wanted: string,
): Promise<DeskFlow> {
  const { deskId } = await readDesk(tx, context, wanted);
  const rows = await selectHistory(tx, deskId, 'flow');
  const versions = await presentVersions(tx, flowDoor, rows);
  const [newest] = versions;
  const inForce = versions.find(({ state }) => state === 'in_force') ?? null;
  const open = versions.find(({ state }) => state === 'draft' || state === 'submitted') ?? null;
  const shown = open ?? inForce;
  const values = await deskTextValues(tx, context, deskId);
  return {
    inForce,
    open,
    sentBack: newest?.state === 'sent_back' ? newest : null,
    versions: versions.map(({ document: _document, ...facts }) => facts),
    findings: shown ? await findingsOf(tx, shown.document) : [],
    places: await readPlaces(tx, deskId),
    values: Object.fromEntries(SHOWN_FORMS.map((form) => [form, values(form)])),
    approver: (await hasOfficer(tx, deskId)) ? 'officer' : 'supervisor',
  };
}
