import type { FlowCondition, FlowDocument, FlowEdge, FlowNode, FlowNodeType } from '@tomoshibi/contract';
import { edgesOf, flowEdges, isQuestion } from '@tomoshibi/contract';

type Nodes = FlowDocument['nodes'];

/** The first name of this beginning that is not taken yet; people never see it. */
function freeName(begin: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!taken.has(`${begin}${n}`)) return `${begin}${n}`;
}
const idsOf = (flow: FlowDocument): Set<string> => new Set(Object.keys(flow.nodes));
export const keysOf = (flow: FlowDocument): string[] => [
  ...new Set(Object.values(flow.nodes).flatMap((node) => ('key' in node ? [node.key] : []))),
];

export function freeValue(list: readonly { readonly value: string }[]): string {
  return freeName('v', new Set(list.map(({ value }) => value)));
}

/** A step of a kind as it begins. */
function newNode(type: FlowNodeType, flow: FlowDocument, surveys: readonly string[]): FlowNode {
  const key = freeName('q', new Set(keysOf(flow)));
  switch (type) {
    case 'message':
      return { type, words: {} };
    case 'choice':
      return {
        type,
        key,
        words: {},
        skip: true,
        look: 'quick',
        options: [
          { value: 'v1', label: {} },
          { value: 'v2', label: {} },
        ],
      };
    case 'input':
      return { type, key, words: {}, skip: true, maxLength: 500 };
    case 'number':
      return { type, key, words: {}, skip: true, min: 0, max: 120 };
    case 'date':
      return { type, key, words: {}, skip: true };
    case 'region':
      return { type, key, words: {}, skip: true, regions: [{ value: 'v1', label: {} }] };
    case 'attribute':
      return { type, key, value: 'v1' };
    case 'branch':
      return { type, cases: [] };
    case 'phone':
      return { type, words: {}, label: { standard: '電話をかける' }, number: '' };
    case 'uri':
      return { type, words: {}, label: { standard: 'ページをひらく' }, uri: '' };
    case 'handoff':
      return { type, to: 'here' };
    case 'survey':
      return { type, survey: surveys[0] ?? '' };
    case 'wait':
      return { type, minutes: 10 };
    case 'goto':
      return { type };
    case 'end':
      return { type, words: {} };
  }
}

export function withStep(flow: FlowDocument, id: string, node: FlowNode): FlowDocument {
  return { ...flow, nodes: { ...flow.nodes, [id]: node } };
}

/** The value of a way inside a step, written where the edge says; undefined takes it away. */
function redirect(node: FlowNode, field: string, to: string | undefined): FlowNode {
  const [part, at] = field.split('.');
  const way = to === undefined ? {} : { next: to };
  const each = <T extends object>(list: readonly T[]): T[] =>
    list.map((one, index) => {
      if (index !== Number(at)) return one;
      const rest = { ...one, next: undefined };
      return { ...rest, ...way };
    });
  if (part === 'next' && 'next' in node) {
    const { next: _next, ...rest } = node;
    return { ...rest, ...way };
  }
  if (part === 'next' && node.type !== 'end' && node.type !== 'handoff') return { ...node, ...way };
  if (part === 'closed' && node.type === 'handoff') {
    const { closed: _closed, ...rest } = node;
    return to === undefined ? rest : { ...rest, closed: to };
  }
  if (part === 'options' && node.type === 'choice') return { ...node, options: each(node.options) };
  if (part === 'regions' && node.type === 'region') return { ...node, regions: each(node.regions) };
  if (part === 'cases' && node.type === 'branch' && to !== undefined)
    return { ...node, cases: each(node.cases) };
  return node;
}

/** Lets a way lead somewhere else. */
export function connect(flow: FlowDocument, edge: Pick<FlowEdge, 'from' | 'field'>, to: string | undefined) {
  const node = flow.nodes[edge.from];
  return node ? withStep(flow, edge.from, redirect(node, edge.field, to)) : flow;
}

export interface Added {
  readonly flow: FlowDocument;
  readonly id: string;
}

/** Puts a new step on a way: what the way led to comes after it. Without a way it stands alone. */
export function insertStep(
  flow: FlowDocument,
  type: FlowNodeType,
  more: {
    readonly edge?: Pick<FlowEdge, 'from' | 'to' | 'field'>;
    readonly surveys?: readonly string[];
  } = {},
): Added {
  const id = freeName(`${type}_`, idsOf(flow));
  const made = newNode(type, flow, more.surveys ?? []);
  const { edge } = more;
  const onward = edge?.to ?? undefined;
  const node = onward === undefined ? made : redirect(made, 'next', onward);
  const added = placed(withStep(flow, id, node), id, edge?.from);
  return { id, flow: edge ? connect(added, edge, id) : added };
}

/** Where steps were put by hand, a new one stands below the one it comes from. */
function placed(flow: FlowDocument, id: string, below: string | undefined): FlowDocument {
  if (!flow.layout) return flow;
  const from = below === undefined ? undefined : flow.layout[below];
  const lowest = Math.max(0, ...Object.values(flow.layout).map(({ y }) => y));
  const place = from ? { x: from.x + 40, y: from.y + 90 } : { x: 0, y: lowest + 160 };
  return { ...flow, layout: { ...flow.layout, [id]: place } };
}

export function duplicateStep(flow: FlowDocument, from: string): Added | null {
  const node = flow.nodes[from];
  if (!node) return null;
  const id = freeName(`${node.type}_`, idsOf(flow));
  const copy = isQuestion(node) ? { ...node, key: freeName('q', new Set(keysOf(flow))) } : node;
  return { id, flow: placed(withStep(flow, id, copy), id, from) };
}

/** Where a step led by itself, so that what led to it can go on there. */
function onwardOf(flow: FlowDocument, id: string): string | undefined {
  const node = flow.nodes[id];
  const targets = new Set((node ? edgesOf(id, node) : []).flatMap(({ to }) => to ?? []));
  targets.delete(id);
  const [only] = targets;
  return targets.size === 1 ? only : undefined;
}

/** Takes a step out; what led to it leads to what came after it, where that is plain. */
export function removeStep(flow: FlowDocument, id: string): FlowDocument {
  const onward = onwardOf(flow, id);
  let next = flow;
  for (const edge of flowEdges(flow))
    if (edge.to === id && edge.from !== id) next = connect(next, edge, onward);
  const nodes: Nodes = {};
  for (const [one, node] of Object.entries(next.nodes))
    if (one !== id)
      // A case has to lead somewhere; one that cannot any more goes with the step.
      nodes[one] =
        node.type === 'branch' ? { ...node, cases: node.cases.filter((each) => each.next !== id) } : node;
  const { help, layout, ...rest } = next;
  const places = layout && Object.fromEntries(Object.entries(layout).filter(([one]) => one !== id));
  return {
    ...rest,
    ...(help === undefined || help === id ? {} : { help }),
    ...(places ? { layout: places } : {}),
    nodes,
    start: flow.start === id ? (onward ?? Object.keys(nodes)[0] ?? id) : flow.start,
  };
}

/** Gives the answers of a question another name; conditions that ask for them follow. */
export function renameKey(flow: FlowDocument, id: string, key: string): FlowDocument {
  const node = flow.nodes[id];
  if (!node || !('key' in node)) return flow;
  const { key: old } = node;
  const renamed = withStep(flow, id, { ...node, key });
  if (keysOf(renamed).includes(old)) return renamed;
  const follow = (when: FlowCondition): FlowCondition =>
    'key' in when && when.key === old ? { ...when, key } : when;
  return {
    ...renamed,
    nodes: Object.fromEntries(
      Object.entries(renamed.nodes).map(([one, each]) => [
        one,
        each.type === 'branch'
          ? { ...each, cases: each.cases.map((way) => ({ ...way, when: follow(way.when) })) }
          : each,
      ]),
    ),
  };
}

/** Moves one of a list up or down. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each) => (each === one ? other : each === other ? one : each));
}

/** A flow that only hands over, to begin from nothing. */
export const EMPTY_FLOW: FlowDocument = {
  format: 1,
  start: 'message_1',
  nodes: {
    message_1: { type: 'message', words: { standard: '{窓口名}です。' }, next: 'handoff_1' },
    handoff_1: { type: 'handoff', to: 'here' },
  },
};
