import type { FlowDocument, FlowNode } from './document.ts';

/** The same flow, with its desks called otherwise. */
export function renameDesks(flow: FlowDocument, rename: (name: string) => string): FlowDocument {
  const renamed = <T extends { readonly desk?: string | undefined }>(one: T): T =>
    one.desk === undefined ? one : { ...one, desk: rename(one.desk) };
  const inNode = (node: FlowNode): FlowNode => {
    switch (node.type) {
      case 'message':
        return renamed(node);
      case 'choice':
        return { ...node, options: node.options.map(renamed) };
      case 'branch':
        return {
          ...node,
          cases: node.cases.map((one) => ('desk' in one.when ? { ...one, when: renamed(one.when) } : one)),
        };
      case 'handoff':
        return { ...node, to: rename(node.to) };
      default:
        return node;
    }
  };
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [id, inNode(node)]);
  return { ...flow, nodes: Object.fromEntries(nodes) };
}
