import type { FlowDocument } from '@tomoshibi/contract';
import { expect, it } from 'vitest';
import { autoLayout, STEP_WIDTH } from './layout.ts';

const ask = (...next: (string | undefined)[]): FlowDocument['nodes'][string] => ({
  type: 'choice',
  key: 'q1',
  words: { standard: 'どれですか。' },
  skip: true,
  look: 'quick',
  options: next.map((to, index) => ({ value: `v${index}`, label: { standard: 'あ' }, next: to })),
  next: next[0],
});
const flowOf = (nodes: FlowDocument['nodes'], start = 'a'): FlowDocument => ({ format: 1, start, nodes });

it('puts each step below what leads to it, whichever way is longer', () => {
  const { places: at, ways } = autoLayout(
    flowOf({ a: ask('d', 'b'), b: ask('c'), c: ask('d'), d: { type: 'end' }, alone: ask('c') }),
  );
  const y = (id: string): number => at.get(id)?.y ?? -1;
  expect([y('a') < y('b'), y('b') < y('c'), y('c') < y('d')]).toEqual([true, true, true]);
  // What nobody comes to stands beside and moves nothing.
  expect([y('alone') < y('c'), at.get('alone')?.x === at.get('b')?.x]).toEqual([true, false]);
  // The way past b and c turns aside for them.
  expect(new Set(ways.get('a>d')?.map(({ x }) => x)).size).toBeGreaterThan(1);
  expect(ways.get('b>c')?.at(0)?.x).toBe((at.get('b')?.x ?? 0) + STEP_WIDTH / 2);
});

it('gives no two steps one place, in circles and in long flows with many ways around', () => {
  const circle = autoLayout(flowOf({ a: ask('b'), b: ask('a', 'a'), c: ask('c') }));
  expect(circle.places.size).toBe(3);
  expect(circle.ways.get('b>a')).toHaveLength(4);
  const nodes: FlowDocument['nodes'] = { end: { type: 'end' } };
  for (let n = 0; n < 400; n += 1) nodes[`s${n}`] = ask(`s${n + 2}`, `s${n + 1}`);
  const places = [...autoLayout(flowOf(nodes, 's0')).places.values()].map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(401);
});
