import { flowEdges, type FlowDocument } from '@tomoshibi/contract';
import { stepOrder } from '../../../shared/flows/steps.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}
export const STEP_WIDTH = 208;
const COLUMN = STEP_WIDTH + 32;
/** Room for a way that passes a row of steps; the first one has its words beside it. */
const [LANE, FIRST_LANE] = [40, 150];
const [ROW, GAP] = [160, 72];
const SWEEPS = 6;

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

/** A thing that needs room in a row: a step, or a way that passes through. */
interface Item {
  readonly id: string;
  readonly width: number;
  /** What it should stand below, and above. */
  readonly near: string[];
}

/** Orders each row by what its things hang on, and gives each the middle of its room. */
function middlesOf(rows: readonly Item[][]): Map<string, number> {
  const at = new Map<string, number>();
  const spread = (row: readonly Item[]): void => {
    let x = -row.reduce((sum, { width }) => sum + width, 0) / 2;
    for (const { id, width } of row) {
      at.set(id, x + width / 2);
      x += width;
    }
  };
  for (const row of rows) spread(row);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) {
      const pull = ({ id, near }: Item): number => {
        const found = near.flatMap((one) => at.get(one) ?? []);
        return found.length === 0 ? (at.get(id) ?? 0) : found.reduce((sum, x) => sum + x, 0) / found.length;
      };
      const pulls = new Map(row.map((item) => [item.id, pull(item)]));
      row.sort((one, other) => (pulls.get(one.id) ?? 0) - (pulls.get(other.id) ?? 0));
      spread(row);
    }
  return at;
}

export interface Picture {
  /** The upper left corner of each step. */
  readonly places: ReadonlyMap<string, Place>;
  /** The way of each arrow around the steps it passes, from corner to corner; by `from>to`. */
  readonly ways: ReadonlyMap<string, readonly Place[]>;
}

interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Ways between steps that are there, each once. */
function waysOf(flow: FlowDocument): Way[] {
  const found = new Map<string, Way>();
  for (const { from, to } of flowEdges(flow))
    if (to !== null && flow.nodes[to]) found.set(`${from}>${to}`, { id: `${from}>${to}`, from, to });
  return [...found.values()];
}

const laneOf = (way: Way, row: number): string => `${way.id} ${row}`;
/** Between two rows, where arrows turn. */
const turn = (row: number): number => row * ROW + ROW - GAP / 2;

/** Steps in rows from the start down, with room kept for ways that pass a row. */
export function autoLayout(flow: FlowDocument): Picture {
  const order = stepOrder(flow);
  const ways = waysOf(flow);
  const ahead = Map.groupBy(ways, ({ from }) => from);
  const rowOf = rowsOf(order, (id) => (ahead.get(id) ?? []).map(({ to }) => to));
  const row = (id: string): number => rowOf.get(id) ?? 0;
  const rows: Item[][] = [];
  const items = new Map<string, Item>();
  const put = (at: number, item: Item): void => {
    items.set(item.id, item);
    (rows[at] ??= []).push(item);
  };
  for (const id of order) put(row(id), { id, width: COLUMN, near: [] });
  for (const way of ways)
    for (let at = row(way.from) + 1; at < row(way.to); at += 1)
      put(at, { id: laneOf(way, at), width: at === row(way.from) + 1 ? FIRST_LANE : LANE, near: [] });
  for (const way of ways) {
    if (row(way.to) <= row(way.from)) continue;
    let before = way.from;
    for (let at = row(way.from) + 1; at <= row(way.to); at += 1) {
      const here = at === row(way.to) ? way.to : laneOf(way, at);
      items.get(before)?.near.push(here);
      items.get(here)?.near.push(before);
      before = here;
    }
  }
  const middles = middlesOf(rows.filter(Boolean));
  const middle = (id: string): number => middles.get(id) ?? 0;
  const edge = Math.max(0, ...middles.values()) + COLUMN / 2;
  let back = 0;
  const corners = (way: Way): Place[] => {
    const [top, bottom] = [row(way.from), row(way.to)];
    if (bottom <= top) {
      // Ways that lead back up run beside the whole.
      back += 1;
      const x = edge + back * 24;
      return [
        { x: middle(way.from), y: turn(top) },
        { x, y: turn(top) },
        { x, y: turn(bottom - 1) },
        { x: middle(way.to), y: turn(bottom - 1) },
      ];
    }
    const found: Place[] = [];
    let x = middle(way.from);
    for (let at = top + 1; at <= bottom; at += 1) {
      const next = at === bottom ? middle(way.to) : middle(laneOf(way, at));
      found.push({ x, y: turn(at - 1) }, { x: next, y: turn(at - 1) });
      x = next;
    }
    return found;
  };
  return {
    places: new Map(order.map((id) => [id, { x: middle(id) - STEP_WIDTH / 2, y: row(id) * ROW }])),
    ways: new Map(ways.map((way) => [way.id, corners(way)])),
  };
}

/** Where the picture shows each step: where somebody put it, else where it falls by itself. */
export function pictureOf(flow: FlowDocument): Picture {
  const { layout } = flow;
  const picture = autoLayout(flow);
  if (!layout) return picture;
  const put = Object.entries(layout).filter(([id]) => flow.nodes[id]);
  return { places: new Map([...picture.places, ...put]), ways: new Map() };
}
