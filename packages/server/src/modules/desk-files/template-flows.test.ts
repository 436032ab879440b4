import {
  checkFlow,
  EXAMPLE_VALUES,
  formsOfFlow,
  graphemes,
  isQuestion,
  LABEL_LENGTH,
  readFlowPostback,
  stepFlow,
  wordsOfNode,
  type FlowDocument,
  type FlowInput,
  type FlowResult,
  type FlowState,
  type FlowWorld,
} from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { classification } from '../desk-templates/index.ts';
import { deskTemplates } from './desk-template.ts';

const FORMS = ['standard', 'furigana', 'easy', 'en'];
const RUN = '0123abcd';
const { next_intake: NEXT = '', ...WHILE_OPEN } = EXAMPLE_VALUES;

interface Moment {
  readonly form?: string;
  /** Desks that are closed now. */
  readonly closed?: readonly string[];
  readonly assigned?: boolean;
  readonly returning?: boolean;
}

function world({ form = 'standard', closed = [], assigned = false, returning = false }: Moment): FlowWorld {
  return {
    now: new Date('2026-11-20T03:00:00Z'),
    form,
    run: RUN,
    assigned,
    returning,
    desk: (name) =>
      closed.includes(name)
        ? { open: false, free: false, nextOpening: NEXT, values: EXAMPLE_VALUES }
        : { open: true, free: true, nextOpening: null, values: WHILE_OPEN },
  };
}

/** Every step one can come to by tapping whatever is shown, and what each tap led to. */
function explore(flow: FlowDocument, moment: Moment) {
  const at = world(moment);
  const entered = new Set<string>();
  const results: FlowResult[] = [];
  const ways: { from: string; to: string }[] = [];
  const asked = new Map<string, FlowState>();
  const left: { from: string; state: FlowState | null; input: FlowInput }[] = [
    { from: '', state: null, input: { kind: 'begin' } },
  ];
  for (let one = left.shift(); one; one = left.shift()) {
    const result = stepFlow(flow, one.state, one.input, at);
    results.push(result);
    for (const node of result.path) entered.add(node);
    ways.push({ from: one.from, to: result.outcome.kind === 'asks' ? result.state.node : 'end' });
    const { state } = result;
    if (result.outcome.kind !== 'asks' || asked.has(state.node)) continue;
    asked.set(state.node, state);
    for (const data of tapsOf(result)) {
      const read = readFlowPostback(data);
      if (read?.kind === 'tap')
        left.push({ from: state.node, state, input: { kind: 'tap', step: read.step, tapped: read.tapped } });
    }
  }
  return { entered, results, ways, asked };
}

const shownOn = ({ says }: FlowResult) =>
  says.flatMap(({ choices = [], buttons = [] }) => [...choices, ...buttons]);
const tapsOf = (result: FlowResult) =>
  shownOn(result).flatMap((one) => ('data' in one && one.data !== undefined ? [one.data] : []));

const templates = deskTemplates().flatMap(({ key, template }) => {
  const { flow } = template;
  return typeof flow === 'object'
    ? [{ key, template, flow, others: template.desks.map(({ code }) => code) }]
    : [];
});

/** The states of desks and people that change which way a flow goes. */
function moments(others: readonly string[]): Moment[] {
  return [
    {},
    ...FORMS.slice(1).map((form) => ({ form })),
    { closed: ['here'] },
    { closed: ['here', ...others] },
    ...others.map((code) => ({ closed: [code] })),
    { assigned: true },
    { returning: true },
  ];
}

it('stand in every kind of desk', () => {
  expect(templates).toHaveLength(deskTemplates().length);
});

describe.each(templates)('the flow of $key', ({ template, flow, others }) => {
  it('has nothing wrong or doubtful, and everything it says in four forms', () => {
    expect(checkFlow(flow, { desks: new Set(others), surveys: new Set() })).toEqual([]);
    expect([...formsOfFlow(flow)].toSorted()).toEqual(FORMS.toSorted());
    const written = Object.values(flow.nodes).flatMap(wordsOfNode);
    for (const { words, field } of [...written, { words: flow.danger ?? {}, field: 'danger' }])
      expect(Object.keys(words).toSorted(), field).toEqual(FORMS.toSorted());
    for (const { words, short } of written)
      if (short)
        for (const label of Object.values(words)) expect(graphemes(label)).toBeLessThanOrEqual(LABEL_LENGTH);
  });

  it('promises secrecy before it asks anything of somebody new', () => {
    const [first] = explore(flow, {}).results;
    expect(first?.path).toContain('secrecy');
    expect(first?.state.promised).toBe(true);
    expect(first?.outcome.kind).toBe('asks');
  });

  it('may be left unanswered wherever it asks about the person', () => {
    const about = new Set(['age', 'sex', 'area', 'school', 'child', 'topic', 'region', 'place', 'who']);
    for (const [id, node] of Object.entries(flow.nodes))
      if (isQuestion(node) && about.has(node.key)) expect(node.skip, id).toBe(true);
  });

  it('names topics as the list of its desk does', () => {
    const codes = new Set(classification(template.classification).items.map(({ code }) => code));
    const topics = Object.values(flow.nodes).flatMap((node) =>
      node.type === 'choice' && node.key === 'topic' ? node.options : [],
    );
    expect(topics.length).toBeGreaterThanOrEqual(8);
    for (const { value } of topics) expect([...codes]).toContain(value);
  });

  it('leads whoever taps anything, at any hour, to a person or an end', () => {
    const entered = new Set<string>();
    for (const moment of moments(others)) {
      const found = explore(flow, moment);
      for (const node of found.entered) entered.add(node);
      const ends = new Set(['end']);
      for (let before = -1; before !== ends.size;) {
        before = ends.size;
        for (const { from, to } of found.ways) if (ends.has(to)) ends.add(from);
      }
      for (const node of found.asked.keys()) expect([...ends], node).toContain(node);
      for (const { says } of found.results) {
        expect(says.length).toBeLessThanOrEqual(5);
        for (const { text } of says) {
          expect(text).not.toMatch(/[{}]/u);
          expect(text).not.toMatch(/[:：]\s*$/u);
          expect(text).not.toBe('');
        }
      }
    }
    expect([...entered].toSorted()).toEqual(Object.keys(flow.nodes).toSorted());
  });

  it('says when it opens next, and offers nothing that is closed', () => {
    for (const form of FORMS) {
      const { results } = explore(flow, { form, closed: ['here', ...others] });
      const said = results.flatMap(({ says }) => says.map(({ text }) => text)).join('\n');
      const handed = results.flatMap(({ outcome }) => (outcome.kind === 'handoff' ? [outcome] : []));
      // Handed to the desk itself, the desk's own text says it.
      expect(said.includes(NEXT) || handed.some(({ to, open }) => to === 'here' && !open)).toBe(true);
      for (const { to } of handed) expect(others).not.toContain(to);
    }
  });

  it('answers words of danger with numbers to call', () => {
    const { says } = stepFlow(flow, null, { kind: 'begin', danger: true }, world({}));
    expect(says[0]?.text).toContain('119');
    expect(says[0]?.text).toContain(EXAMPLE_VALUES.phone ?? '');
  });
});
