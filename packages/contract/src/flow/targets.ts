import type { FlowDocument, FlowNode } from './document.ts';

/** A way from one step to another; `field` names where it is written, null where nothing is written yet. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string | null;
  readonly field: string;
}

interface Way {
  readonly to: string | undefined;
  readonly field: string;
  readonly needed: boolean;
}

function waysOf(node: FlowNode): Way[] {
  if (node.type === 'end') return [];
  if (node.type === 'handoff') return [{ to: node.closed, field: 'closed', needed: false }];
  const onward = (needed: boolean): Way[] => [{ to: node.next, field: 'next', needed }];
  const each = (
    field: string,
    ways: readonly { readonly next?: string | undefined }[],
    needed = false,
  ): Way[] => ways.map((one, index) => ({ to: one.next, field: `${field}.${index}.next`, needed }));
  if (node.type === 'branch') return [...each('cases', node.cases, true), ...onward(true)];
  if (node.type !== 'choice' && node.type !== 'region') return onward(true);
  const own = node.type === 'choice' ? each('options', node.options) : each('regions', node.regions);
  return [...own, ...onward(node.skip || own.some(({ to }) => to === undefined))];
}

/** Every way out of a step: the written ones, and with `to: null` those that are needed and lead nowhere. */
export function edgesOf(id: string, node: FlowNode): FlowEdge[] {
  return waysOf(node).flatMap(({ to, field, needed }): FlowEdge[] =>
    to !== undefined || needed ? [{ from: id, to: to ?? null, field }] : [],
  );
}

export function flowEdges(flow: FlowDocument): FlowEdge[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) => edgesOf(id, node));
}

/** The steps somebody can come to. */
export function reachable(flow: FlowDocument): Set<string> {
  const found = new Set<string>();
  const left = [flow.start, ...(flow.help === undefined ? [] : [flow.help])];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const node = flow.nodes[id];
    if (!node || found.has(id)) continue;
    found.add(id);
    for (const { to } of edgesOf(id, node)) if (to !== null) left.push(to);
  }
  return found;
}

/** Codes of the other desks a flow speaks of. */
export function desksOf(flow: FlowDocument): string[] {
  const named = Object.values(flow.nodes).flatMap((node): string[] => {
    if (node.type === 'message') return node.desk === undefined ? [] : [node.desk];
    if (node.type === 'choice') return node.options.flatMap(({ desk }) => desk ?? []);
    if (node.type === 'branch') return node.cases.flatMap(({ when }) => ('desk' in when ? [when.desk] : []));
    return node.type === 'handoff' ? [node.to] : [];
  });
  return [...new Set(named)].filter((name) => name !== 'here' && name !== 'assigned');
}
