import type { FlowDocument, FlowNode } from '@tomoshibi/contract';
import { flowEdges } from '@tomoshibi/contract';

/** Steps in the order in which somebody may come to them; those nobody can come to follow. */
export function stepOrder(flow: FlowDocument): string[] {
  const ways = Map.groupBy(flowEdges(flow), ({ from }) => from);
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (begin: string): void => {
    const waiting = [begin];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      if (seen.has(id) || !flow.nodes[id]) continue;
      seen.add(id);
      order.push(id);
      for (const { to } of ways.get(id) ?? []) if (to !== null) waiting.push(to);
    }
  };
  visit(flow.start);
  if (flow.help !== undefined) visit(flow.help);
  for (const id of Object.keys(flow.nodes)) visit(id);
  return order;
}

/** The number people see beside each step. */
export function stepNumbers(flow: FlowDocument): ReadonlyMap<string, number> {
  return new Map(stepOrder(flow).map((id, index) => [id, index + 1]));
}

/** The first words of a step, to tell it from others; empty when it says nothing. */
export function stepWords(node: FlowNode): string {
  const words = 'words' in node ? node.words?.['standard'] : undefined;
  return (words ?? '').split('\n', 1)[0]?.trim() ?? '';
}
