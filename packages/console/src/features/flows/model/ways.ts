import { flowEdges, type FlowDocument, type FlowEdge } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { conditionWords, type Names } from '../../../shared/flows/flow-words.ts';

/** What is said of a way out of a step; empty where there is one only. */
export function wayWords(flow: FlowDocument, { from, field }: FlowEdge, names: Names, t: TFunction): string {
  const node = flow.nodes[from];
  const at = Number(field.split('.')[1]);
  if (node?.type === 'handoff') return t('flows.step.closed');
  if (node?.type === 'choice' && field !== 'next') return node.options[at]?.label['standard'] ?? '';
  if (node?.type === 'region' && field !== 'next') return node.regions[at]?.label['standard'] ?? '';
  if (node?.type === 'choice' && node.options.some(({ next }) => next !== undefined))
    return t('flows.step.nextOther');
  if (node?.type === 'branch') {
    const way = field === 'next' ? undefined : node.cases[at];
    return way ? conditionWords(flow, way.when, names, t) : t('flows.step.otherwise');
  }
  return '';
}

/** An arrow of the picture: several ways to the same step are one. */
export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly edges: readonly FlowEdge[];
}

export function arrowsOf(flow: FlowDocument, names: Names, t: TFunction): Arrow[] {
  const ways = flowEdges(flow).flatMap((edge) =>
    edge.to !== null && flow.nodes[edge.to] ? [{ edge, to: edge.to }] : [],
  );
  return [...Map.groupBy(ways, ({ edge, to }) => `${edge.from}>${to}`)].flatMap(([id, same]) => {
    const [first] = same;
    if (!first) return [];
    const words = same.map(({ edge }) => wayWords(flow, edge, names, t)).filter(Boolean);
    const shown = words.slice(0, 3).join('・') + (words.length > 3 ? '…' : '');
    return [{ id, from: first.edge.from, to: first.to, words: shown, edges: same.map(({ edge }) => edge) }];
  });
}
