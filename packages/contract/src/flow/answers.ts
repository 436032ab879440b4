import type { FlowDocument } from './document.ts';
import { isQuestion } from './questions.ts';
import type { FlowAnswer } from './state.ts';

/** An answer as staff read it, in the words of the flow; `answer` is null for 答えない. */
export interface ShownAnswer {
  readonly key: string;
  readonly question: string;
  readonly answer: string | null;
}

function show(flow: FlowDocument, key: string, given: FlowAnswer): string | null {
  switch (given.kind) {
    case 'skipped':
      return null;
    case 'text':
      return given.text;
    case 'number':
      return `${given.number}`;
    case 'date':
      return given.date;
    case 'value': {
      const options = Object.values(flow.nodes).flatMap((node) =>
        node.type === 'choice' && node.key === key
          ? node.options
          : node.type === 'region' && node.key === key
            ? node.regions
            : [],
      );
      return options.find(({ value }) => value === given.value)?.label['standard'] ?? given.value;
    }
  }
}

/** What somebody answered the bot, in the order of the flow. */
export function shownAnswers(
  flow: FlowDocument,
  answers: Readonly<Record<string, FlowAnswer>>,
): ShownAnswer[] {
  const questions = new Map<string, string>();
  for (const node of Object.values(flow.nodes))
    if (isQuestion(node) && !questions.has(node.key)) questions.set(node.key, node.words['standard'] ?? '');
  return Object.entries(answers).flatMap(([key, given]) => {
    const question = questions.get(key);
    // What a step noted by itself was asked of nobody.
    return question === undefined ? [] : [{ key, question, answer: show(flow, key, given) }];
  });
}
