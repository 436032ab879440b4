import { readFlowPostback, stepFlow, type FlowDocument, type FlowState } from '@tomoshibi/contract';

interface Way {
  readonly label: string;
  /** The question it leads to, or where the bot's part ends. */
  readonly to: string;
}
export interface Walk {
  readonly taps: readonly string[];
  /** `end`, or the desk the talk is handed to. */
  readonly to: string;
}

const END = 'end';
const GROWN_LONG = 8;

/** Every question of a flow with what can be tapped there while everybody is open. */
function drawMap(flow: FlowDocument): { start: string; ways: ReadonlyMap<string, readonly Way[]> } {
  const world = {
    now: new Date('2026-11-20T03:00:00Z'),
    form: 'standard',
    run: '0123abcd',
    desk: () => ({ open: true, free: true, nextOpening: null, values: {} }),
    assigned: false,
    returning: false,
  };
  const ways = new Map<string, Way[]>();
  const enter = (state: FlowState | null, input: Parameters<typeof stepFlow>[2]): string => {
    const result = stepFlow(flow, state, input, world);
    if (result.outcome.kind === 'handoff') return `to ${result.outcome.to}`;
    if (result.outcome.kind !== 'asks') return END;
    const { node } = result.state;
    if (ways.has(node)) return node;
    const shown: Way[] = [];
    ways.set(node, shown);
    const { choices = [], buttons = [] } = result.says.at(-1) ?? {};
    for (const one of [...buttons, ...choices]) {
      const read = 'data' in one ? readFlowPostback(one.data) : null;
      if (read?.kind !== 'tap') continue;
      const to = enter(result.state, { kind: 'tap', step: read.step, tapped: read.tapped });
      shown.push({ label: one.label, to });
    }
    return node;
  };
  return { start: enter(null, { kind: 'begin' }), ways };
}

/** How many taps it is from each question to one of these. */
function distances(
  ways: ReadonlyMap<string, readonly Way[]>,
  isGoal: (name: string) => boolean,
): (name: string) => number {
  const far = new Map<string, number>();
  const distance = (name: string) => (isGoal(name) ? 0 : (far.get(name) ?? Infinity));
  for (let changed = true; changed;) {
    changed = false;
    for (const [from, shown] of ways) {
      const best = 1 + Math.min(...shown.map(({ to }) => distance(to)));
      if (best < distance(from)) {
        far.set(from, best);
        changed = true;
      }
    }
  }
  return distance;
}

/** Ways through a flow on which every button of every question is tapped at least once. */
export function planWalks(flow: FlowDocument): Walk[] {
  const { start, ways } = drawMap(flow);
  const done = new Set<string>();
  const key = (from: string, { label }: Way) => `${from} ${label}`;
  const isNew = (name: string) => (ways.get(name) ?? []).some((way) => !done.has(key(name, way)));
  const toEnd = distances(ways, (name) => !ways.has(name));
  const walks: Walk[] = [];
  while ([...ways.keys()].some(isNew)) {
    const taps: string[] = [];
    let at = start;
    for (let shown = ways.get(at); shown; shown = ways.get(at)) {
      const here = at;
      const toNew = distances(ways, isNew);
      const wanted = taps.length < GROWN_LONG ? toNew : toEnd;
      const cost = (way: Way) => (done.has(key(here, way)) ? 1 + wanted(way.to) : 0);
      const [best] = shown.toSorted(
        (one, other) => cost(one) - cost(other) || toEnd(one.to) - toEnd(other.to),
      );
      if (!best) break;
      done.add(key(here, best));
      taps.push(best.label);
      at = best.to;
    }
    walks.push({ taps, to: at.replace(/^to /u, '') });
  }
  return walks;
}
