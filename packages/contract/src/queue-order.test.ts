import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWaiting, keyAtFront, keyBetween, ownKey, queueKeyOf, type Waiting } from './queue-order.ts';

const START = Date.parse('2026-11-20T11:00:00.000Z');
const iso = (ms: number) => new Date(START + ms).toISOString();
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Someone extends Waiting {
  readonly level: number;
}
const order = compareWaiting((one: Someone) => one.level);

// Few values, so that many people wait since the same millisecond and at the same level.
const people = fc.array(
  fc.record({ since: fc.integer({ min: 0, max: 5 }), level: fc.integer({ min: 0, max: 2 }) }),
  {
    minLength: 2,
    maxLength: 12,
  },
);
const moves = fc.array(fc.record({ who: fc.nat(), before: fc.option(fc.nat()) }), { maxLength: 60 });
const made = (list: readonly { since: number; level: number }[]): Someone[] =>
  list.map(({ since, level }, n) => ({ id: id(n), waitingSince: iso(since), placedKey: null, level }));

/** As the verb does it: between who is before and the one to come next. */
function move(all: readonly Someone[], who: string, beforeId: string | null): Someone[] {
  const keys = all.filter((one) => one.id !== who).map((one) => ({ id: one.id, key: queueKeyOf(one) }));
  keys.sort((a, b) => (a.key < b.key ? -1 : 1));
  const at = keys.findIndex((one) => one.id === beforeId);
  const placedKey =
    beforeId === null ? keyAtFront(keys[0]?.key) : keyBetween(keys[at - 1]?.key ?? '', keys[at]?.key ?? '');
  return all.map((one) => (one.id === who ? { ...one, placedKey } : one));
}

describe('the order of the queue', () => {
  it('is that of waiting longest when nothing speaks against it', () => {
    const all = made([
      { since: 5, level: 0 },
      { since: 1, level: 0 },
      { since: 3, level: 0 },
    ]);
    expect(all.toSorted(order).map((one) => one.id)).toEqual([id(1), id(2), id(0)]);
  });

  it('puts alerts first, then the places supervisors gave', () => {
    const all = made([
      { since: 0, level: 0 },
      { since: 1, level: 0 },
      { since: 2, level: 1 },
    ]);
    const moved = move(all, id(1), null);
    expect(moved.toSorted(order).map((one) => one.id)).toEqual([id(2), id(1), id(0)]);
  });

  it('keeps somebody in front of people who come later with an earlier time', () => {
    const [first, ...rest] = move(
      made([
        { since: 5, level: 0 },
        { since: 3, level: 0 },
      ]),
      id(0),
      null,
    );
    const late = { id: id(9), waitingSince: iso(-1e9), placedKey: null, level: 0 };
    expect([late, ...rest, first].filter((one) => one !== undefined).toSorted(order)[0]?.id).toBe(id(0));
  });

  it('is total, and a move changes nobody else’s order, whatever is moved where', () => {
    fc.assert(
      fc.property(people, moves, (list, steps) => {
        let all = made(list);
        for (const { who, before } of steps) {
          const subject = all[who % all.length];
          const anchor = before === null ? null : all[before % all.length];
          if (!subject || subject.id === anchor?.id) continue;
          const others = (state: readonly Someone[]) =>
            state
              .toSorted(order)
              .filter((one) => one.id !== subject.id)
              .map((one) => one.id);
          const next = move(all, subject.id, anchor?.id ?? null);
          expect(others(next)).toEqual(others(all));
          const equal = next.filter((one) => one.level === subject.level).toSorted(order);
          const at = equal.findIndex((one) => one.id === subject.id);
          if (!anchor) expect(at).toBe(0);
          else if (anchor.level === subject.level) expect(equal[at + 1]?.id).toBe(anchor.id);
          all = next;
        }
        expect(new Set(all.map(queueKeyOf)).size).toBe(all.length);
        expect(all.toReversed().toSorted(order)).toEqual(all.toSorted(order));
      }),
    );
  });

  it('has a key between any two', () => {
    const digits = fc.constantFrom(...'0123456789abcdef'.split(''));
    const key = fc.array(digits, { maxLength: 8 }).map((list) => `${list.join('')}8`);
    fc.assert(
      fc.property(key, key, (a, b) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const between = keyBetween(low, high);
        expect(low < between && between < high && !between.endsWith('0')).toBe(true);
      }),
    );
    expect(() => keyBetween('8', '8')).toThrow(RangeError);
  });

  it('grows by about a digit for four places in the same gap, not by one each', () => {
    let [low, high] = [ownKey(iso(0), id(1)), ownKey(iso(1), id(2))];
    for (let n = 0; n < 100; n += 1) low = keyBetween(low, high);
    expect(low.length).toBeLessThan(80);
    high = ownKey(iso(1), id(3));
    let front = keyAtFront(undefined);
    for (let n = 0; n < 200; n += 1) front = keyAtFront(front);
    expect(front.length).toBeLessThan(60);
  });
});
