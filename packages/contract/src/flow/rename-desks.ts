import type { FlowDocument, FlowNode } from './document.ts';

interface Named {
  readonly desk?: string | undefined;
}

/** The same flow, with its desks called otherwise. */
export function renameDesks(flow: FlowDocument, rename: (name: string) => string): FlowDocument {
  const renamed = <T extends Named>(one: T): T =>
    one.desk === undefined ? one : { ...one, desk: rename(one.desk) };
  const inNode = (node: FlowNode): FlowNode => {
    if (node.type === 'message') return renamed(node);
    if (node.type === 'choice') return { ...node, options: node.options.map(renamed) };
    if (node.type === 'handoff') return { ...node, to: rename(node.to) };
    if (node.type !== 'branch') return node;
    const cases = node.cases.map((one) => ('desk' in one.when ? { ...one, when: renamed(one.when) } : one));
    return { ...node, cases };
  };
  const nodes: FlowDocument['nodes'] = {};
  for (const [id, node] of Object.entries(flow.nodes)) nodes[id] = inNode(node);
  return { ...flow, nodes };
}
