import type { FlowDocument } from './document.ts';
import { engineWord } from './engine-words.ts';
import { groupsOf } from './questions.ts';
import type { FlowState, Tapped } from './state.ts';
import { wordsIn } from './words.ts';

/** What stood on a button, for those who read the talk; null when the question has passed or changed. */
export function tapLabel(
  flow: FlowDocument,
  state: Pick<FlowState, 'node'>,
  tapped: Tapped,
  form: string,
): string | null {
  const node = flow.nodes[state.node];
  switch (tapped.tap) {
    case 'skip':
    case 'help':
      return engineWord(tapped.tap, form);
    case 'page':
      return engineWord(tapped.page === 0 ? 'back' : 'more', form);
    case 'date':
      return null;
    case 'group':
      return node?.type === 'region' ? (groupsOf(node.regions)[tapped.group] ?? null) : null;
    case 'option': {
      const options = node?.type === 'choice' ? node.options : node?.type === 'region' ? node.regions : [];
      const option = options.find(({ value }) => value === tapped.value);
      return option ? wordsIn(option.label, form) : null;
    }
  }
}
