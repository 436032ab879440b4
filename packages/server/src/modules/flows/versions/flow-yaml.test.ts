import { checkFlow, FlowDocument, FlowNode } from '@tomoshibi/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyFlows } from '../ready/index.ts';
import { readFlow, writeFlow } from './flow-yaml.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/u);
const value = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/u),
  fc.constantFrom('null', 'true', '1e3', '-', '0x1'),
);
/** Anything people may write, but for breaks at the end: nobody means to send those. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc
      .array(
        fc.constantFrom('あ', ' ', '\n', '\r\n', '\t', ': ', '# ', '- ', '"', "'", '{電話}', '|', '\u2028'),
        {
          minLength: 1,
          maxLength: 20,
        },
      )
      .map((parts) => parts.join('')),
  )
  .map((text) =>
    text
      .replaceAll(/[^\P{Cc}\n\r\t]/gu, '')
      .toWellFormed()
      .replace(/[\r\n]+$/u, ''),
  )
  .filter((text) => text.trim() !== '');
const label = words
  .map((text) =>
    text
      .replaceAll(/[\n\r\t]/gu, '')
      .trim()
      .slice(0, 10)
      .toWellFormed()
      .trim(),
  )
  .filter((text) => text !== '');
const inForms = (text: fc.Arbitrary<string>) =>
  fc.record({ standard: text, easy: text, en: text, 'zh-Hans': text }, { requiredKeys: [] });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const question = { key: id, words: inForms(words), skip: fc.boolean(), next: optional(id) };

const node = fc.oneof(
  fc.record({ type: fc.constant('message'), words: inForms(words), next: optional(id) }),
  fc.record({
    type: fc.constant('choice'),
    ...question,
    look: fc.constantFrom('quick', 'buttons'),
    options: fc.array(fc.record({ value, label: inForms(label), next: optional(id) }), { maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('number'), ...question, min: fc.integer(), max: fc.integer() }),
  fc.record({ type: fc.constant('date'), ...question, min: fc.constantFrom('today', '2026-04-01') }),
  fc.record({
    type: fc.constant('branch'),
    cases: fc.array(
      fc.record({
        when: fc.record({
          on: fc.constant('answer'),
          key: id,
          is: fc.array(value, { minLength: 1, maxLength: 3 }),
        }),
        next: id,
      }),
      { maxLength: 3 },
    ),
    next: optional(id),
  }),
  fc.record({
    type: fc.constant('phone'),
    words: inForms(words),
    label: inForms(label),
    number: fc.constantFrom('#8000', '110'),
    next: optional(id),
  }),
  fc.record({ type: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 10_080 }), next: optional(id) }),
  fc.record({
    type: fc.constant('handoff'),
    to: fc.constantFrom('here', 'assigned', 'desk-2'),
    words: optional(inForms(words)),
  }),
  fc.record({ type: fc.constant('end') }),
);
const layout = fc.dictionary(
  id,
  fc.record({ x: fc.integer(), y: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
);
const document = fc
  .record({
    format: fc.constant(1),
    start: id,
    help: optional(id),
    danger: optional(inForms(words)),
    nodes: fc.dictionary(id, node, { maxKeys: 6 }),
    layout: optional(layout),
  })
  // As the server keeps it: without keys that hold nothing.
  .map((made) => FlowDocument.parse(JSON.parse(JSON.stringify(made))));

describe('a flow as YAML', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(document, (flow) => {
        expect(readFlow(writeFlow(flow))).toEqual(flow);
      }),
      { numRuns: 300 },
    );
  });

  it('takes plain words as the standard form', () => {
    const flow = readFlow(`format: 1
start: ask
danger: 110へ
nodes:
  ask:
    type: choice
    key: topic
    words: |
      どれですか。
      えらんでください。
    options:
      - { value: a, label: 家族 }
      - { value: b, label: { standard: 学校, easy: がっこう } }
`);
    expect(flow.danger).toEqual({ standard: '110へ' });
    expect(flow.nodes['ask']).toMatchObject({
      words: { standard: 'どれですか。\nえらんでください。' },
      skip: true,
      options: [{ label: { standard: '家族' } }, { label: { standard: '学校', easy: 'がっこう' } }],
    });
    expect(writeFlow(flow)).toContain('label: 家族');
  });

  it.each([
    ['nodes: [', 'yaml', /line 1/u],
    [
      'format: 1\nstart: a\nnodes:\n  a: { type: song }\n',
      'nodes.a.type',
      /line 4: must be one of the kinds/u,
    ],
    ['format: 1\nstart: a\nnodes:\n  A: { type: end }\n', 'nodes.A', /must begin with a letter/u],
    ['format: 1\nstart: a\nnodes:\n  a: { type: end, sound: x }\n', 'nodes.a.sound', /is not known here/u],
    [
      `format: 1\nstart: a\nnodes:\n  a:\n    type: choice\n    key: k\n    words: あ\n    options:\n      - value: x\n        label: ${'長'.repeat(21)}\n`,
      'nodes.a.options.0.label.standard',
      /line 10: must be at most 20/u,
    ],
  ])('is refused with the step, the field and the line: %#', (source, field, reason) => {
    try {
      readFlow(source);
      expect.fail('was read');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid_input',
        details: [{ field, reason: expect.stringMatching(reason) as string }],
      });
    }
  });

  it('knows every kind of step', () => {
    expect(FlowNode.options).toHaveLength(15);
  });
});

it('the ready flows are right, in all four forms', () => {
  for (const { key, document: flow } of readyFlows()) expect([key, checkFlow(flow)]).toEqual([key, []]);
});
