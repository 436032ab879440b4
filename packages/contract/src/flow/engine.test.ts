import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowDocument } from './document.ts';
import { checkFlow } from './check-flow.ts';
import { stepFlow } from './engine.ts';
import { readFlowPostback, tapPostback } from './postback.ts';
import { FlowState, type FlowInput, type FlowResult, type FlowWorld, type Tapped } from './state.ts';

const NOW = new Date('2026-11-20T03:00:00Z');
const said = (standard: string) => ({ standard });

const world = (over: Partial<FlowWorld> = {}): FlowWorld => ({
  now: NOW,
  form: 'standard',
  run: 'abcd1234',
  desk: () => ({ open: true, free: true, nextOpening: null, values: {} }),
  assigned: false,
  returning: false,
  ...over,
});

const FLOW = FlowDocument.parse({
  format: 1,
  start: 'age',
  danger: said('いま危ないときは110へ。'),
  nodes: {
    age: {
      type: 'choice',
      key: 'age',
      words: said('年代は?'),
      options: [
        { value: 'teens', label: said('10代') },
        { value: 'older', label: said('20代から'), next: 'years' },
      ],
      next: 'region',
    },
    years: { type: 'number', key: 'years', words: said('何歳ですか'), min: 20, max: 99, next: 'region' },
    region: {
      type: 'region',
      key: 'region',
      words: said('どこですか'),
      regions: Array.from({ length: 25 }, (_, index) => ({
        value: `r${index}`,
        label: said(`町${index}`),
        group: index < 15 ? '北' : '南',
      })),
      next: 'day',
    },
    day: { type: 'date', key: 'day', words: said('いつから'), max: 'today', next: 'free' },
    free: { type: 'input', key: 'free', words: said('どんなこと'), skip: false, next: 'branch' },
    branch: {
      type: 'branch',
      cases: [{ when: { on: 'answer', key: 'age', is: ['teens'] }, next: 'wait' }],
      next: 'hand',
    },
    wait: { type: 'wait', minutes: 5, next: 'bye' },
    bye: { type: 'end', words: said('またね') },
    hand: { type: 'handoff', to: 'here', words: said('つなぎます') },
  },
});

const begin = () => stepFlow(FLOW, null, { kind: 'begin' }, world());
const type = (from: FlowResult, text: string, at = NOW, danger = false) =>
  stepFlow(FLOW, from.state, { kind: 'text', text, at, danger }, world());
const tap = (from: FlowResult, tapped: Tapped, more: { step?: number; date?: string } = {}) =>
  stepFlow(
    FLOW,
    from.state,
    { kind: 'tap', step: more.step ?? from.state.step, tapped, date: more.date },
    world(),
  );
const option = (value: string): Tapped => ({ tap: 'option', value });
const labels = ({ says }: FlowResult) => says.at(-1)?.choices?.map(({ label }) => label) ?? [];

describe('a flow', () => {
  it('is walked from question to question, by taps and by words', () => {
    const asked = begin();
    expect(asked.says).toMatchObject([{ text: '年代は?' }]);
    expect(labels(asked)).toEqual(['10代', '20代から', '答えない']);
    const years = type(asked, '２０代から');
    expect(years.says).toMatchObject([{ text: '何歳ですか' }]);
    const region = type(years, '３４歳');
    expect(region.state.answers['years']).toEqual({ kind: 'number', number: 34 });
    expect(labels(region)).toEqual(['北', '南', '答えない']);
    const north = tap(region, { tap: 'group', group: 0 });
    expect(labels(north)).toEqual([
      ...Array.from({ length: 9 }, (_, index) => `町${index}`),
      'ほかを見る',
      'もどる',
      '答えない',
    ]);
    const more = tap(north, { tap: 'page', page: 1 });
    expect(labels(more)).toEqual(['町9', '町10', '町11', '町12', '町13', '町14', 'もどる', '答えない']);
    const day = tap(more, option('r9'));
    expect(day.says.at(-1)?.choices?.[0]).toMatchObject({ label: '日付を選ぶ', date: { max: '2026-11-20' } });
    const free = tap(day, { tap: 'date' }, { date: '2026-11-01' });
    const done = type(free, 'ねむれません');
    expect(done.outcome).toEqual({ kind: 'handoff', to: 'here', open: true });
    expect(done.state.answers).toMatchObject({
      age: { kind: 'value', value: 'older' },
      day: { kind: 'date', date: '2026-11-01' },
      free: { kind: 'text', text: 'ねむれません' },
    });
  });

  it('waits where it says so, and goes on when the time has come', () => {
    const skipped = { tap: 'skip' } as const;
    const free = tap(tap(tap(begin(), option('teens')), skipped), skipped);
    const waits = type(free, 'あのね');
    expect(waits.outcome).toMatchObject({ kind: 'waits', until: new Date('2026-11-20T03:05:00Z') });
    const early = stepFlow(FLOW, waits.state, { kind: 'elapsed' }, world());
    expect(early.outcome).toEqual({ kind: 'ignored' });
    const later = stepFlow(
      FLOW,
      waits.state,
      { kind: 'elapsed' },
      world({ now: new Date('2026-11-20T03:05:00Z') }),
    );
    expect(later).toMatchObject({ outcome: { kind: 'ends' }, says: [{ text: 'またね' }] });
  });

  it('keeps in mind that it made the promise of secrecy', () => {
    const flow: FlowDocument = {
      format: 1,
      start: 'promise',
      nodes: {
        promise: { type: 'message', words: { standard: '約束です' }, promise: true, next: 'over' },
        over: { type: 'handoff', to: 'here' },
      },
    };
    const started = (start: string) => stepFlow({ ...flow, start }, null, { kind: 'begin' }, world()).state;
    expect(started('promise').promised).toBe(true);
    expect(started('over').promised).toBe(false);
  });

  it('takes nothing for an answer that was written before the question', () => {
    const early = type(begin(), '10代', new Date(NOW.getTime() - 1));
    expect(early.outcome).toEqual({ kind: 'ignored' });
    expect(early.state.answers).toEqual({});
  });

  it('asks again what it did not understand, then leaves it to a person', () => {
    const once = type(begin(), 'なにそれ');
    expect(once.says.map(({ text }) => text)).toEqual(['下のボタンから選んでください。', '年代は?']);
    expect(labels(once)).toContain('相談員と話す');
    const twice = type(once, 'わからない');
    expect(type(twice, 'もういい').outcome).toMatchObject({ kind: 'handoff', to: 'here' });
  });

  it('does nothing for the same tap twice, and asks its question again for any other old one', () => {
    const asked = begin();
    const region = tap(asked, option('teens'));
    expect(tap(region, option('teens'), { step: asked.state.step }).outcome).toEqual({ kind: 'ignored' });
    const old = tap(region, option('older'), { step: asked.state.step });
    expect(old.state.answers).toEqual({ age: { kind: 'value', value: 'teens' } });
    expect(old.says).toHaveLength(1);
  });

  it('says the words for danger once, and shows the way to a person from then on', () => {
    const warned = type(begin(), '死にたい', NOW, true);
    expect(warned.says.map(({ text }) => text)).toContain('いま危ないときは110へ。');
    const again = type(warned, '死にたい', NOW, true);
    expect(again.says.map(({ text }) => text)).not.toContain('いま危ないときは110へ。');
    expect(labels(again)).toContain('相談員と話す');
  });

  it('writes to people in the form they chose, as far as there are words in it', () => {
    const asked = stepFlow(FLOW, null, { kind: 'begin' }, world({ form: 'en' }));
    expect(labels(asked)).toEqual(['10代', '20代から', 'Skip']);
  });
});

const input: fc.Arbitrary<FlowInput> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.oneof(
      fc.string(),
      fc.constantFrom('10代', '答えない', '34', '2026-01-01', '町3', '相談員と話す'),
    ),
    at: fc.integer({ min: -10_000, max: 10_000 }).map((ms) => new Date(NOW.getTime() + ms)),
    danger: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('tap' as const),
    step: fc.integer({ min: -1, max: 8 }),
    tapped: fc.oneof(
      fc.constantFrom('teens', 'older', 'r3', 'gone').map(option),
      fc.constantFrom<Tapped>({ tap: 'skip' }, { tap: 'help' }, { tap: 'date' }),
      fc.nat(30).map((group): Tapped => ({ tap: 'group', group })),
      fc.nat(30).map((page): Tapped => ({ tap: 'page', page })),
    ),
    date: fc.option(fc.constantFrom('2026-01-01', '2099-01-01', 'nonsense'), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('other' as const), at: fc.constant(NOW) }),
  fc.record({ kind: fc.constant('begin' as const), node: fc.constantFrom('region', 'gone', undefined) }),
  fc.record({ kind: fc.constant('elapsed' as const) }),
);

describe('whatever somebody does', () => {
  it('the bot is never stuck: it asks, waits, hands over or ends, and stays within LINE’s limits', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 25 }), (inputs) => {
        let at = begin();
        for (const one of inputs) {
          const before = at;
          at = stepFlow(FLOW, before.state, one, world());
          expect(FlowState.parse(at.state)).toEqual(at.state);
          // The same again from the same state is the same: a repeated batch changes nothing.
          expect(stepFlow(FLOW, before.state, one, world())).toEqual(at);
          expect(at.says.length).toBeLessThanOrEqual(5);
          for (const { choices = [], buttons = [] } of at.says) {
            expect(choices.length).toBeLessThanOrEqual(13);
            expect(buttons.length).toBeLessThanOrEqual(4);
          }
          const node = FLOW.nodes[at.state.node];
          if (at.outcome.kind === 'asks') expect(at.says.at(-1)?.text).not.toBe('');
          if (at.outcome.kind === 'ignored') expect(node).toBeDefined();
          if (at.outcome.kind === 'ends' || at.outcome.kind === 'handoff') at = begin();
        }
      }),
    );
  });

  it('every button it shows means something to it', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 12 }), (inputs) => {
        let at = begin();
        for (const one of inputs) {
          at = stepFlow(FLOW, at.state, one, world());
          if (at.outcome.kind === 'ends' || at.outcome.kind === 'handoff') at = begin();
        }
        for (const choice of at.says.at(-1)?.choices ?? []) {
          const read = readFlowPostback(choice.data);
          if (read?.kind !== 'tap') throw new Error(`${choice.data} is no tap`);
          const after = stepFlow(
            FLOW,
            at.state,
            { kind: 'tap', step: read.step, tapped: read.tapped, date: '2026-01-01' },
            world(),
          );
          expect(after.outcome.kind).not.toBe('ignored');
          expect(after.state.misses).toBeLessThanOrEqual(at.state.misses);
        }
      }),
    );
  });

  it('unknown data of a button is read without harm', () => {
    fc.assert(fc.property(fc.string(), (data) => void readFlowPostback(`flow=${data}`)));
    expect(readFlowPostback('form=easy')).toBeNull();
    expect(readFlowPostback(tapPostback('abcd1234', 3, option('teens')))).toEqual({
      kind: 'tap',
      run: 'abcd1234',
      step: 3,
      tapped: option('teens'),
    });
  });
});

describe('the check of a flow', () => {
  const codes = (flow: unknown) => checkFlow(FlowDocument.parse(flow)).map(({ code, node }) => [code, node]);
  const question = {
    type: 'choice',
    key: 'a',
    words: said('?'),
    options: [{ value: 'x', label: said('x') }],
  };

  it('finds nothing in a good one', () => {
    expect(codes(FLOW)).toEqual([]);
  });

  it.each([
    ['no_start', { start: 'gone', nodes: {} }, null],
    ['leads_nowhere', { start: 'q', nodes: { q: question } }, 'q'],
    ['no_such_step', { start: 'q', nodes: { q: { ...question, next: 'gone' } } }, 'q'],
    ['unreachable', { start: 'q', nodes: { q: { type: 'end' }, alone: { type: 'end' } } }, 'alone'],
    [
      'circle',
      { start: 'a', nodes: { a: { type: 'goto', next: 'b' }, b: { type: 'goto', next: 'a' } } },
      'a',
    ],
    [
      'no_words',
      { start: 'a', nodes: { a: { type: 'message', words: { en: 'x' }, next: 'b' }, b: { type: 'end' } } },
      'a',
    ],
    [
      'missing_form',
      {
        start: 'a',
        nodes: {
          a: { type: 'message', words: { standard: 'あ', en: 'a' }, next: 'b' },
          b: { type: 'end', words: said('い') },
        },
      },
      'b',
    ],
    [
      'free_answer_decides',
      {
        start: 'a',
        nodes: {
          a: { type: 'input', key: 'free', words: said('?'), next: 'b' },
          b: {
            type: 'branch',
            cases: [{ when: { on: 'answer', key: 'free', is: ['x'] }, next: 'c' }],
            next: 'c',
          },
          c: { type: 'handoff', to: 'here' },
        },
      },
      'b',
    ],
    [
      'too_many_bubbles',
      {
        start: 'm0',
        nodes: Object.fromEntries([
          ...Array.from({ length: 5 }, (_, index) => [
            `m${index}`,
            { type: 'message', words: said('あ'), next: index === 4 ? 'end' : `m${index + 1}` },
          ]),
          ['end', { type: 'end' }],
        ]) as Record<string, unknown>,
      },
      'm0',
    ],
    [
      'too_many_choices',
      {
        start: 'q',
        nodes: {
          q: {
            ...question,
            options: Array.from({ length: 12 }, (_, index) => ({
              value: `v${index}`,
              label: said(`${index}`),
            })),
            next: 'end',
          },
          end: { type: 'end' },
        },
      },
      'q',
    ],
  ] as const)('finds %s', (code, flow, node) => {
    expect(codes({ format: 1, ...flow })).toContainEqual([code, node]);
  });

  it('finds desks, surveys and authorities that do not exist', () => {
    const flow = FlowDocument.parse({
      format: 1,
      start: 'where',
      nodes: {
        where: {
          type: 'region',
          key: 'where',
          words: { standard: 'どこですか' },
          regions: [{ value: 'east', label: { standard: '東' }, authority: '東市' }],
          next: 'asked',
        },
        asked: { type: 'survey', survey: 'after', next: 'over' },
        over: { type: 'handoff', to: 'pool' },
      },
    });
    const none = new Set<string>();
    expect(checkFlow(flow, { desks: none, surveys: none, authorities: none })).toMatchObject([
      { code: 'unknown_desk', about: 'pool' },
      { code: 'unknown_survey', about: 'after' },
      { code: 'unknown_authority', node: 'where', field: 'regions.0.authority', about: '東市' },
    ]);
    const all = { desks: new Set(['pool']), surveys: new Set(['after']), authorities: new Set(['東市']) };
    expect(checkFlow(flow, all)).toEqual([]);
  });
});
