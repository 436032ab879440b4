import { flowEdges, type FlowDocument } from '@tomoshibi/contract';
import { stepOrder } from '../../../shared/flows/steps.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}
export const STEP_WIDTH = 208;
const [COLUMN, ROW] = [STEP_WIDTH + 32, 152];
const SWEEPS = 4;

/** The row of each step: below everything that leads to it, but for ways that lead back up. */
function rowsOf(flow: FlowDocument, order: readonly string[]): Map<string, number> {
  const rows = new Map<string, number>();
  const ways = Map.groupBy(flowEdges(flow), ({ from }) => from);
  const walking = new Set<string>();
  const sink = (id: string, row: number): void => {
    if (walking.has(id) || !flow.nodes[id] || (rows.get(id) ?? -1) >= row) return;
    rows.set(id, row);
    walking.add(id);
    for (const { to } of ways.get(id) ?? []) if (to !== null) sink(to, row + 1);
    walking.delete(id);
  };
  sink(flow.start, 0);
  for (const id of order) if (!rows.has(id)) sink(id, Math.max(-1, ...rows.values()) + 1);
  return rows;
}

/** Steps in rows from the start down, each row ordered so that its steps stand below what leads to them. */
export function autoLayout(flow: FlowDocument): Map<string, Place> {
  const order = stepOrder(flow);
  const rowOf = rowsOf(flow, order);
  const rows: string[][] = [];
  for (const id of order) (rows[rowOf.get(id) ?? 0] ??= []).push(id);
  const edges = flowEdges(flow).filter(({ to }) => to !== null && flow.nodes[to]);
  const at = new Map<string, number>();
  const spread = (row: readonly string[]): void =>
    row.forEach((id, index) => at.set(id, index - (row.length - 1) / 2));
  for (const row of rows) spread(row);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (const row of rows) {
      const pull = (id: string): number => {
        const near = edges.flatMap(({ from, to }) =>
          to === id ? [at.get(from) ?? 0] : from === id && sweep % 2 === 1 ? [at.get(to ?? '') ?? 0] : [],
        );
        return near.length === 0 ? (at.get(id) ?? 0) : near.reduce((sum, x) => sum + x, 0) / near.length;
      };
      const pulls = new Map(row.map((id) => [id, pull(id)]));
      row.sort((one, other) => (pulls.get(one) ?? 0) - (pulls.get(other) ?? 0));
      spread(row);
    }
  return new Map(order.map((id) => [id, { x: (at.get(id) ?? 0) * COLUMN, y: (rowOf.get(id) ?? 0) * ROW }]));
}

/** Where the picture shows each step: where somebody put it, else where it falls by itself. */
export function placesOf(flow: FlowDocument): Map<string, Place> {
  const places = autoLayout(flow);
  for (const [id, place] of Object.entries(flow.layout ?? {})) if (flow.nodes[id]) places.set(id, place);
  return places;
}
