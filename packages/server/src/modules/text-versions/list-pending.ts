import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import { decisionFault } from './may-decide.ts';
import { hasOfficer } from './people-store.ts';
import type { VersionDoor } from './version-door.ts';
import { presentVersions } from './versions-presenter.ts';
import { selectInForce, selectSubmitted, type VersionKind } from './versions-store.ts';

export interface Pending<Shown> {
  readonly desk: { readonly deskId: string; readonly name: string };
  readonly version: Shown;
  readonly inForce: Shown | null;
  readonly mayDecide: boolean;
}

/** What waits for approval where the caller has anything to say about it, oldest first. */
export async function listPending<K extends VersionKind, Shown>(
  context: Pick<Context, 'db' | 'clock' | 'publicUrl'>,
  door: VersionDoor<K, Shown>,
  caller: Caller,
): Promise<{ pending: Pending<Shown>[] }> {
  const deskIds = [...caller.deskRoles.keys()].filter((id) => hasDeskRight(caller, id, 'notice.approve'));
  return context.db.tenant(caller.operatorId, async (tx) => {
    const rows = await selectSubmitted(tx, deskIds, door.kinds);
    const desks = new Map<string, { name: string; officer: boolean }>();
    const pending: Pending<Shown>[] = [];
    for (const row of rows) {
      const { desk_id: deskId } = row;
      const desk = desks.get(deskId) ?? {
        name: (await readDesk(tx, context, deskId)).name,
        officer: await hasOfficer(tx, deskId),
      };
      desks.set(deskId, desk);
      const former = await selectInForce(tx, deskId, [row.kind]);
      const [version, inForce] = await presentVersions(tx, door, [row, ...former]);
      if (!version) continue;
      pending.push({
        desk: { deskId, name: desk.name },
        version,
        inForce: inForce ?? null,
        mayDecide: decisionFault(caller, row, desk.officer) === null,
      });
    }
    return { pending };
  });
}
