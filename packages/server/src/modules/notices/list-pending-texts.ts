import type { PendingText } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { decisionFault } from './may-decide.ts';
import { hasOfficer, selectInForce, selectSubmitted } from './text-versions-store.ts';
import { presentVersions } from './texts-presenter.ts';

interface DeskFacts {
  readonly name: string;
  readonly officer: boolean;
}

/** What waits for approval where the caller has anything to say about it, oldest first. */
export async function listPendingTexts(
  context: Pick<Context, 'db' | 'clock' | 'publicUrl'>,
  caller: Caller,
): Promise<{ pending: PendingText[] }> {
  const deskIds = [...caller.deskRoles.keys()].filter((id) => hasDeskRight(caller, id, 'notice.approve'));
  return context.db.tenant(caller.operatorId, async (tx) => {
    const rows = await selectSubmitted(tx, deskIds);
    const desks = new Map<string, DeskFacts>();
    const pending: PendingText[] = [];
    for (const row of rows) {
      const desk = desks.get(row.desk_id) ?? (await factsOf(tx, context, row.desk_id));
      desks.set(row.desk_id, desk);
      const former = await selectInForce(tx, row.desk_id, [row.kind]);
      const [version, inForce] = await presentVersions(tx, [row, ...former]);
      if (!version) continue;
      pending.push({
        desk: { deskId: row.desk_id, name: desk.name },
        version,
        inForce: inForce ?? null,
        mayDecide: decisionFault(caller, row, desk.officer) === null,
      });
    }
    return { pending };
  });
}

async function factsOf(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'publicUrl'>,
  deskId: string,
): Promise<DeskFacts> {
  const { name } = await readDesk(tx, context, deskId);
  return { name, officer: await hasOfficer(tx, deskId) };
}
