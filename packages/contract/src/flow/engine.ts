import type { FlowDocument, FlowNode } from './document.ts';
import { askQuestion, missedWords, sayWords } from './ask.ts';
import { telUri } from '../tel-uri.ts';
import { isQuestion, type QuestionNode } from './questions.ts';
import type {
  FlowAnswer,
  FlowBubble,
  FlowInput,
  FlowOutcome,
  FlowResult,
  FlowState,
  FlowWorld,
} from './state.ts';
import { holds } from './conditions.ts';
import { understandTap, understandText } from './understand.ts';
import { wordsIn } from './words.ts';

/** A question that was misunderstood this often is left for a person. */
const MISSES_AT_MOST = 2;
/** More steps without a question than any sensible flow has: a circle that the check would have found. */
const STEPS_AT_MOST = 200;
const MINUTE_MS = 60_000;

/** A run that has not begun. */
const FRESH: Omit<FlowState, 'node'> = {
  step: 0,
  answers: {},
  askedAt: null,
  misses: 0,
  showsHelp: false,
  warned: false,
  promised: false,
  group: null,
  page: 0,
  until: null,
  last: null,
};

interface Run {
  readonly flow: FlowDocument;
  readonly world: FlowWorld;
  state: FlowState;
  readonly says: FlowBubble[];
  readonly path: string[];
  readonly surveys: string[];
  authority: string | null;
}

/**
 * One step of a flow: what somebody did, from where the run stands, gives what is said and where it stands then. The
 * same input from the same state gives the same result; whoever calls it sees to it that an event is applied once.
 */
export function stepFlow(
  flow: FlowDocument,
  state: FlowState | null,
  input: FlowInput,
  world: FlowWorld,
): FlowResult {
  const run: Run = {
    flow,
    world,
    state: state ?? { ...FRESH, node: flow.start },
    says: [],
    path: [],
    surveys: [],
    authority: null,
  };
  const outcome = take(run, input);
  const { says, path, surveys, authority } = run;
  return { state: run.state, outcome, says, path, surveys, authority };
}

function take(run: Run, input: FlowInput): FlowOutcome {
  const { flow, world } = run;
  const isDanger = (input.kind === 'text' || input.kind === 'begin') && input.danger;
  if (isDanger) warn(run);
  if (input.kind === 'begin')
    return walk(run, input.node !== undefined && flow.nodes[input.node] ? input.node : flow.start);
  const { state } = run;
  const node = flow.nodes[state.node];
  if (input.kind === 'elapsed')
    return node?.type === 'wait' && state.until !== null && new Date(state.until) <= world.now
      ? walk(run, node.next)
      : { kind: 'ignored' };
  if (!node || !isQuestion(node)) return { kind: 'ignored' };
  switch (input.kind) {
    case 'text':
      if (isEarly(state, input.at)) return run.says.length > 0 ? again(run, node) : { kind: 'ignored' };
      return react(run, node, understandText(node, input.text, world));
    case 'other':
      return isEarly(state, input.at) ? { kind: 'ignored' } : react(run, node, { kind: 'missed' });
    case 'tap': {
      if (input.step === state.step) {
        run.state = { ...state, last: { step: input.step, tapped: input.tapped } };
        return react(run, node, understandTap(node, input.tapped, { date: input.date, world }));
      }
      const { last } = state;
      const isRepeated =
        last?.step === input.step && JSON.stringify(last.tapped) === JSON.stringify(input.tapped);
      return isRepeated ? { kind: 'ignored' } : again(run, node);
    }
  }
}

/** Words written before the question could be read do not answer it. */
const isEarly = ({ askedAt }: FlowState, at: Date): boolean => askedAt !== null && at < new Date(askedAt);

/** Once a run: the approved words for danger, and from then on the way to a person beside every question. */
function warn(run: Run): void {
  const { danger } = run.flow;
  if (danger && !run.state.warned) run.says.push({ text: sayWords(danger, run.world) });
  run.state = { ...run.state, warned: true, showsHelp: true };
}

function react(run: Run, node: QuestionNode, understood: ReturnType<typeof understandText>): FlowOutcome {
  switch (understood.kind) {
    case 'help':
      return toPerson(run);
    case 'turn': {
      const group = understood.group ?? (understood.page > 0 ? run.state.group : null);
      run.state = { ...run.state, group, page: understood.page };
      return again(run, node);
    }
    case 'missed': {
      const misses = run.state.misses + 1;
      run.state = { ...run.state, misses, showsHelp: true };
      if (misses > MISSES_AT_MOST) return toPerson(run);
      run.says.push({ text: missedWords(node, run.world.form) });
      return again(run, node);
    }
    case 'answer':
      return answer(run, node, understood.answer);
  }
}

function toPerson(run: Run): FlowOutcome {
  const { help } = run.flow;
  return help !== undefined && run.state.node !== help
    ? walk(run, help)
    : handOff(run, { type: 'handoff', to: 'here' });
}

function answer(run: Run, node: QuestionNode, given: FlowAnswer): FlowOutcome {
  run.state = { ...run.state, answers: { ...run.state.answers, [node.key]: given } };
  let onward = node.next;
  if (given.kind === 'value' && node.type === 'choice')
    onward = node.options.find((option) => option.value === given.value)?.next ?? node.next;
  if (given.kind === 'value' && node.type === 'region') {
    const region = node.regions.find((one) => one.value === given.value);
    onward = region?.next ?? node.next;
    run.authority = region?.authority ?? run.authority;
  }
  return walk(run, onward);
}

/** Asks the question at hand once more; its buttons stay those of the same step. */
function again(run: Run, node: QuestionNode): FlowOutcome {
  run.state = { ...run.state, askedAt: run.world.now.toISOString() };
  run.says.push(askQuestion(node, run.state, run.world));
  return { kind: 'asks' };
}

/** Goes from step to step until one waits for the person, for time, or for nobody any more. */
function walk(run: Run, from: string | undefined): FlowOutcome {
  let id = from;
  for (let steps = 0; steps < STEPS_AT_MOST; steps += 1) {
    const node = id === undefined ? undefined : run.flow.nodes[id];
    if (id === undefined || !node) break;
    run.path.push(id);
    run.state = { ...run.state, node: id, misses: 0, group: null, page: 0, until: null };
    if (isQuestion(node)) {
      run.state = { ...run.state, step: run.state.step + 1 };
      return again(run, node);
    }
    const outcome = enter(run, node);
    if (typeof outcome === 'object') return outcome;
    id = outcome;
  }
  // A flow that was checked never comes here; nobody is left standing all the same.
  return handOff(run, { type: 'handoff', to: 'here' });
}

/** Does what a step does; answers the next one, or what the run waits for. */
function enter(run: Run, node: Exclude<FlowNode, QuestionNode>): FlowOutcome | string | undefined {
  const { world, says } = run;
  const form = world.form;
  switch (node.type) {
    case 'message':
      says.push({ text: sayWords(node.words, world, node.desk) });
      if (node.promise) run.state = { ...run.state, promised: true };
      return node.next;
    case 'phone':
    case 'uri': {
      const uri = node.type === 'phone' ? telUri(node.number) : node.uri;
      says.push({ text: sayWords(node.words, world), buttons: [{ label: wordsIn(node.label, form), uri }] });
      return node.next;
    }
    case 'attribute':
      run.state = {
        ...run.state,
        answers: { ...run.state.answers, [node.key]: { kind: 'value', value: node.value } },
      };
      return node.next;
    case 'branch':
      return node.cases.find(({ when }) => holds(when, run.state.answers, world))?.next ?? node.next;
    case 'survey':
      run.surveys.push(node.survey);
      return node.next;
    case 'goto':
      return node.next;
    case 'wait': {
      const until = new Date(world.now.getTime() + node.minutes * MINUTE_MS);
      run.state = { ...run.state, until: until.toISOString() };
      return { kind: 'waits', until };
    }
    case 'handoff':
      return handOff(run, node);
    case 'end':
      if (node.words) says.push({ text: sayWords(node.words, world) });
      return { kind: 'ends' };
  }
}

function handOff(run: Run, node: Extract<FlowNode, { type: 'handoff' }>): FlowOutcome {
  const { world } = run;
  // Without a counselor of their own, somebody is served by the desk.
  const to = node.to === 'assigned' && !world.assigned ? 'here' : node.to;
  const { open } = world.desk(to === 'assigned' ? 'here' : to);
  const { closed } = node;
  if (!open && closed !== undefined && !run.path.includes(closed)) return walk(run, closed);
  if (node.words) run.says.push({ text: sayWords(node.words, world, to === 'assigned' ? 'here' : to) });
  return { kind: 'handoff', to, open };
}
