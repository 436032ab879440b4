import { flowEdges, type FlowDocument } from '@tomoshibi/contract';
import { stepOrder } from '../../../shared/flows/steps.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}
export const STEP_WIDTH = 208;
const [COLUMN, ROW] = [STEP_WIDTH + 32, 152];
const SWEEPS = 4;

type Ahead = (id: string) => readonly string[];

/** Steps from one on, each before all it leads to, but for ways that lead back up. */
function downwards(begin: string, ahead: Ahead, skip: ReadonlyMap<string, number>): string[] {
  const done: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id) || skip.has(id)) return;
    seen.add(id);
    for (const to of ahead(id)) visit(to);
    done.push(id);
  };
  visit(begin);
  return done.toReversed();
}

/**
 * The row of each step: below everything that leads to it, but for ways that lead back up. Steps nobody comes to stand
 * just above what they lead to, and move nothing.
 */
function rowsOf(order: readonly string[], ahead: Ahead): Map<string, number> {
  const rows = new Map<string, number>();
  for (const begin of order) {
    if (rows.has(begin)) continue;
    const below = ahead(begin).flatMap((to) => rows.get(to) ?? []);
    const first = below.length === 0 ? 0 : Math.max(0, Math.min(...below) - 1);
    const line = downwards(begin, ahead, rows);
    const place = new Map(line.map((id, index) => [id, index]));
    const found = new Map([[begin, first]]);
    for (const [index, id] of line.entries())
      for (const to of ahead(id))
        if ((place.get(to) ?? -1) > index)
          found.set(to, Math.max(found.get(to) ?? 0, (found.get(id) ?? 0) + 1));
    for (const [id, row] of found) rows.set(id, row);
  }
  return rows;
}

/** Steps in rows from the start down, each row ordered so that its steps stand below what leads to them. */
export function autoLayout(flow: FlowDocument): Map<string, Place> {
  const order = stepOrder(flow);
  const ways = Map.groupBy(flowEdges(flow), ({ from }) => from);
  const rowOf = rowsOf(order, (id) =>
    (ways.get(id) ?? []).flatMap(({ to }) => (to !== null && flow.nodes[to] ? [to] : [])),
  );
  const rows = [...Map.groupBy(order, (id) => rowOf.get(id) ?? 0)]
    .toSorted(([one], [other]) => one - other)
    .map(([, row]) => row);
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
