import type { FlowDocument, FlowNode, Labels } from './document.ts';

/** Words of a flow that people read, by the place they are written. */
export interface WrittenWords {
  readonly field: string;
  readonly words: Readonly<Record<string, string>>;
  readonly short: boolean;
}

export function wordsOfNode(node: FlowNode): WrittenWords[] {
  const long = 'words' in node && node.words ? [{ field: 'words', words: node.words, short: false }] : [];
  const labels = (field: string, list: readonly { readonly label: Labels }[]): WrittenWords[] =>
    list.map(({ label }, index) => ({ field: `${field}.${index}.label`, words: label, short: true }));
  if (node.type === 'choice') return [...long, ...labels('options', node.options)];
  if (node.type === 'region') return [...long, ...labels('regions', node.regions)];
  return 'label' in node ? [...long, { field: 'label', words: node.label, short: true }] : long;
}

/** Forms in which at least something of a flow is written. */
export function formsOfFlow(flow: FlowDocument): Set<string> {
  return new Set(
    Object.values(flow.nodes).flatMap((node) =>
      wordsOfNode(node).flatMap(({ words, short }) => (short ? [] : Object.keys(words))),
    ),
  );
}
