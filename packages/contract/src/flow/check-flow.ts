import { z } from 'zod';
import { graphemes } from '../common.ts';
import { filledLength, NOTICE_LENGTH } from '../texts/check-text.ts';
import { TEXT_KIND_FACTS } from '../texts/kinds.ts';
import { findVariables, variableKey } from '../texts/variables.ts';
import {
  BUBBLES_AT_MOST,
  BUTTONS_AT_MOST,
  BUTTONS_TEXT_LENGTH,
  QUICK_REPLIES_AT_MOST,
  type FlowDocument,
  type FlowNode,
} from './document.ts';
import { formsOfFlow, wordsOfNode } from './node-words.ts';
import { isQuestion } from './questions.ts';
import { desksOf, edgesOf, flowEdges, reachable } from './targets.ts';

export const FLOW_FAULTS = [
  'no_start',
  'no_help',
  'leads_nowhere',
  'no_such_step',
  'no_words',
  'too_long',
  'too_long_for_buttons',
  'too_many_buttons',
  'too_many_choices',
  'no_choices',
  'same_value',
  'unknown_variable',
  'circle',
  'too_many_bubbles',
  'free_answer_decides',
  'key_never_asked',
  'unknown_desk',
  'unknown_survey',
  'unknown_authority',
  'bad_range',
] as const;
export const FLOW_WARNINGS = ['unreachable', 'missing_form', 'always_closed'] as const;

/** What is wrong with a flow (it cannot be handed in), or doubtful about it (it can). */
export const FlowFinding = z
  .object({
    code: z.enum([...FLOW_FAULTS, ...FLOW_WARNINGS]),
    severity: z.enum(['fault', 'warning']),
    node: z.string().nullable(),
    field: z.string().meta({ description: 'Where in the step, as a path' }),
    about: z.string().meta({ description: 'What the words around it need: a form, a key, a number' }),
  })
  .meta({ id: 'FlowFinding' });
export type FlowFinding = Readonly<z.infer<typeof FlowFinding>>;

/** What exists beside the flow; left out: not looked at. */
export interface FlowSurroundings {
  readonly desks?: ReadonlySet<string>;
  readonly surveys?: ReadonlySet<string>;
  readonly authorities?: ReadonlySet<string>;
}

const warnings = new Set<string>(FLOW_WARNINGS);
function finding(code: FlowFinding['code'], node: string | null, field: string, about = ''): FlowFinding {
  return { code, severity: warnings.has(code) ? 'warning' : 'fault', node, field, about };
}

/** Everything wrong or doubtful in a flow; without a fault it may be put in force. */
export function checkFlow(flow: FlowDocument, around: FlowSurroundings = {}): FlowFinding[] {
  return [
    ...(flow.nodes[flow.start] ? [] : [finding('no_start', null, 'start', flow.start)]),
    ...(flow.help === undefined || flow.nodes[flow.help]
      ? []
      : [finding('no_help', null, 'help', flow.help)]),
    ...waysFaults(flow),
    ...Object.entries(flow.nodes).flatMap(([id, node]) => [
      ...wordFaults(id, node),
      ...shapeFaults(id, node),
    ]),
    ...answerFaults(flow),
    ...bubbleFaults(flow),
    ...surroundingFaults(flow, around),
    ...formWarnings(flow),
  ];
}

function waysFaults(flow: FlowDocument): FlowFinding[] {
  const reached = reachable(flow);
  return [
    ...flowEdges(flow).flatMap(({ from, to, field }) =>
      to === null
        ? [finding('leads_nowhere', from, field)]
        : flow.nodes[to]
          ? []
          : [finding('no_such_step', from, field, to)],
    ),
    ...Object.keys(flow.nodes).flatMap((id) => (reached.has(id) ? [] : [finding('unreachable', id, '')])),
  ];
}

const known = new Set<string>(TEXT_KIND_FACTS.greeting.variables);

function wordFaults(id: string, node: FlowNode): FlowFinding[] {
  return wordsOfNode(node).flatMap(({ field, words, short }) => [
    ...(words['standard'] === undefined ? [finding('no_words', id, field)] : []),
    ...(short
      ? []
      : Object.entries(words).flatMap(([form, body]) => [
          ...(filledLength(body) > NOTICE_LENGTH
            ? [finding('too_long', id, `${field}.${form}`, `${NOTICE_LENGTH}`)]
            : []),
          ...[...new Set(findVariables(body))].flatMap((name) => {
            const key = variableKey(name);
            return key !== null && known.has(key)
              ? []
              : [finding('unknown_variable', id, `${field}.${form}`, name)];
          }),
        ])),
  ]);
}

function tooLongForButtons(id: string, words: Readonly<Record<string, string>>): FlowFinding[] {
  return Object.entries(words).flatMap(([form, body]) =>
    graphemes(body) > BUTTONS_TEXT_LENGTH
      ? [finding('too_long_for_buttons', id, `words.${form}`, `${BUTTONS_TEXT_LENGTH}`)]
      : [],
  );
}

function repeated(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

type Choice = Extract<FlowNode, { type: 'choice' }>;

function choiceFaults(id: string, node: Choice): FlowFinding[] {
  // Beside the answers: 答えない, and the way to a person.
  const room = QUICK_REPLIES_AT_MOST - (node.skip ? 2 : 1);
  const count = node.options.length;
  const asButtons = node.look === 'buttons';
  return [
    ...listFaults(id, 'options', node.options),
    ...(count > room ? [finding('too_many_choices', id, 'options', `${room}`)] : []),
    ...(asButtons && count > BUTTONS_AT_MOST
      ? [finding('too_many_buttons', id, 'options', `${BUTTONS_AT_MOST}`)]
      : []),
    ...(asButtons ? tooLongForButtons(id, node.words) : []),
    ...(count > 0 && node.options.every(({ desk }) => desk !== undefined)
      ? [finding('always_closed', id, 'options')]
      : []),
  ];
}

function listFaults(id: string, field: string, list: readonly { readonly value: string }[]): FlowFinding[] {
  const same = repeated(list.map(({ value }) => value));
  return [
    ...(list.length === 0 ? [finding('no_choices', id, field)] : []),
    ...(same === undefined ? [] : [finding('same_value', id, field, same)]),
  ];
}

function shapeFaults(id: string, node: FlowNode): FlowFinding[] {
  if (node.type === 'choice') return choiceFaults(id, node);
  if (node.type === 'region') return listFaults(id, 'regions', node.regions);
  if (node.type === 'phone' || node.type === 'uri') return tooLongForButtons(id, node.words);
  if (node.type === 'number' && node.min > node.max) return [finding('bad_range', id, 'max', `${node.min}`)];
  if (node.type !== 'date') return [];
  const { min, max } = node;
  const fixed = min !== undefined && max !== undefined && min !== 'today' && max !== 'today';
  return fixed && min > max ? [finding('bad_range', id, 'max', min)] : [];
}

/** Only what somebody chose from a list may decide where they go: never what they wrote freely (R12). */
function answerFaults(flow: FlowDocument): FlowFinding[] {
  const nodes = Object.values(flow.nodes);
  const chosen = new Set(
    nodes.flatMap((node) =>
      node.type === 'choice' || node.type === 'region' || node.type === 'attribute' ? [node.key] : [],
    ),
  );
  const free = new Set(
    nodes.flatMap((node) => (isQuestion(node) && !chosen.has(node.key) ? [node.key] : [])),
  );
  return Object.entries(flow.nodes).flatMap(([id, node]) =>
    node.type !== 'branch'
      ? []
      : node.cases.flatMap(({ when }, index) => {
          const field = `cases.${index}.when.key`;
          if (when.on !== 'answer' && when.on !== 'skipped') return [];
          if (free.has(when.key) && when.on === 'answer')
            return [finding('free_answer_decides', id, field, when.key)];
          return chosen.has(when.key) || free.has(when.key)
            ? []
            : [finding('key_never_asked', id, field, when.key)];
        }),
  );
}

const speaks = (node: FlowNode): number => ('words' in node && node.words ? 1 : 0);

/** Longest way without a question: circles, and more bubbles than one answer holds. */
function bubbleFaults(flow: FlowDocument): FlowFinding[] {
  const findings: FlowFinding[] = [];
  const longest = new Map<string, number>();
  const walking = new Set<string>();
  function bubblesFrom(id: string): number {
    const node = flow.nodes[id];
    if (!node) return 0;
    const had = longest.get(id);
    if (had !== undefined) return had;
    if (walking.has(id)) {
      findings.push(finding('circle', id, ''));
      return 0;
    }
    if (isQuestion(node)) return speaks(node);
    walking.add(id);
    const ways = node.type === 'wait' ? [] : edgesOf(id, node);
    const onward = Math.max(0, ...ways.map(({ to }) => (to === null ? 0 : bubblesFrom(to))));
    walking.delete(id);
    const total = speaks(node) + onward;
    longest.set(id, total);
    return total;
  }
  const begins = new Map<string, string>([[flow.start, 'start']]);
  for (const [id, node] of Object.entries(flow.nodes))
    if (isQuestion(node) || node.type === 'wait')
      for (const { to } of edgesOf(id, node)) if (to !== null) begins.set(to, id);
  for (const [id] of begins)
    // One bubble is kept for the words on danger.
    if (bubblesFrom(id) > BUBBLES_AT_MOST - 1)
      findings.push(finding('too_many_bubbles', id, '', `${BUBBLES_AT_MOST - 1}`));
  return findings;
}

function surroundingFaults(
  flow: FlowDocument,
  { desks, surveys, authorities }: FlowSurroundings,
): FlowFinding[] {
  const unknown = desks ? desksOf(flow).filter((code) => !desks.has(code)) : [];
  return [
    ...unknown.map((code) => finding('unknown_desk', null, 'nodes', code)),
    ...Object.entries(flow.nodes).flatMap(([id, node]) =>
      node.type === 'survey' && surveys && !surveys.has(node.survey)
        ? [finding('unknown_survey', id, 'survey', node.survey)]
        : [],
    ),
    ...Object.entries(flow.nodes).flatMap(([id, node]) =>
      node.type === 'region'
        ? node.regions.flatMap(({ authority }, index) =>
            authority !== undefined && authorities && !authorities.has(authority)
              ? [finding('unknown_authority', id, `regions.${index}.authority`, authority)]
              : [],
          )
        : [],
    ),
  ];
}

function formWarnings(flow: FlowDocument): FlowFinding[] {
  const forms = [...formsOfFlow(flow)].filter((form) => form !== 'standard');
  return Object.entries(flow.nodes).flatMap(([id, node]) =>
    wordsOfNode(node).flatMap(({ field, words }) =>
      forms.flatMap((form) =>
        words[form] === undefined ? [finding('missing_form', id, `${field}.${form}`, form)] : [],
      ),
    ),
  );
}
