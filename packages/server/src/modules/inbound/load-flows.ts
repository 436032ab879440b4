import type { FlowState } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectCurrent } from '../assignments/index.ts';
import {
  flowVersions,
  loadFlowDesks,
  openFlowState,
  selectRuns,
  type FlowOfVersion,
  type FlowDesks,
} from '../flows/index.ts';
import { loadDeskToday, type DeskToday } from '../reception/index.ts';
import type { LoadedStates } from './load-states.ts';

/** What the bot needs to go on with the talks of a batch. */
export interface LoadedFlows {
  /** The flow new talks begin with. */
  readonly inForce: FlowOfVersion | null;
  /** Where talks stand that the bot has, by consultation. */
  readonly runs: ReadonlyMap<string, { readonly flow: FlowOfVersion; readonly state: FlowState }>;
  /** Desks by the names flows give them. */
  readonly desks: FlowDesks;
  /** The same and those that serve open talks, by id. */
  readonly today: ReadonlyMap<string, DeskToday>;
  readonly assigned: ReadonlySet<string>;
}

/** Reads how desks stand that talks of a batch are at or may come to, and where their flows stand. */
export async function loadFlows(
  tx: OperatorTx,
  context: Context,
  { here, inForce, states }: { here: DeskToday; inForce: FlowOfVersion | null; states: LoadedStates },
): Promise<LoadedFlows> {
  const people = [...states.seekers.values()].map(({ state }) => state);
  const talks = people.flatMap(({ open }) => open ?? []);
  const rows = await selectRuns(
    tx,
    talks.filter(({ state }) => state === 'bot').map(({ id }) => id),
  );
  const flows = await flowVersions(
    tx,
    rows.map((row) => row.version_id),
  );
  const runs = new Map(
    rows.flatMap((row) => {
      const flow = flows.get(row.version_id);
      const key = states.talkKeys.get(row.consultation_id);
      if (!flow || !key) return [];
      const state = openFlowState(key, row.consultation_id, row.sealed_state);
      return [[row.consultation_id, { flow, state }] as const];
    }),
  );
  const documents = [...(inForce ? [inForce] : []), ...flows.values()].map(({ document }) => document);
  const desks = await loadFlowDesks(tx, context, here, documents);
  const today = new Map([...desks.values()].map((one) => [one.deskId, one]));
  for (const { deskId } of talks)
    if (!today.has(deskId)) today.set(deskId, await loadDeskToday(tx, context, deskId));
  const ties =
    documents.length > 0
      ? await selectCurrent(
          tx,
          people.map(({ id }) => id),
        )
      : new Map<string, unknown>();
  return { inForce, runs, desks, today, assigned: new Set(ties.keys()) };
}
