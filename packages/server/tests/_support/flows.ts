import type { FlowDocument } from '@tomoshibi/contract';

/** The shortest flow that may be put in force: a greeting, one question, and a person. */
export const shortFlow = (greeting = 'こんにちは。'): FlowDocument => ({
  format: 1,
  start: 'hello',
  nodes: {
    hello: { type: 'message', words: { standard: greeting }, next: 'age' },
    age: {
      type: 'choice',
      key: 'age',
      words: { standard: '年代を教えてください。' },
      skip: true,
      look: 'quick',
      options: [
        { value: 'child', label: { standard: '18歳まで' } },
        { value: 'adult', label: { standard: '19歳から' } },
      ],
      next: 'person',
    },
    person: { type: 'handoff', to: 'here' },
  },
});

/** What it is without the way to a person. */
export function brokenFlow(): FlowDocument {
  const flow = shortFlow();
  const { person: _person, ...nodes } = flow.nodes;
  return { ...flow, nodes: { ...nodes, lost: { type: 'end' } } };
}
