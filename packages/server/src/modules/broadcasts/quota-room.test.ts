import { describe, expect, it } from 'vitest';
import { AppError } from '../../platform/app-error.ts';
import { freeOf, reachedThresholds, requireRoom, reserveOf } from './quota-room.ts';

const room = { plan: 5000, used: 1200, committed: 300, reserve: 1500 };

function refusal(cost: number): AppError {
  try {
    requireRoom(room, cost);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('the reserve', () => {
  it('is a number of messages or a share of the plan, rounded up', () => {
    expect(reserveOf({ kind: 'messages', value: 700 }, 5000)).toBe(700);
    expect(reserveOf({ kind: 'percent', value: 30 }, 5000)).toBe(1500);
    expect(reserveOf({ kind: 'percent', value: 33 }, 200)).toBe(66);
    expect(reserveOf({ kind: 'percent', value: 1 }, 150)).toBe(2);
    expect(reserveOf({ kind: 'messages', value: 700 }, null)).toBe(0);
  });

  it('lets a broadcast through to the last free message and not one further', () => {
    expect(freeOf(room)).toBe(2000);
    expect(() => requireRoom(room, 2000)).not.toThrow();
    const { code, message, details } = refusal(2001);
    expect(code).toBe('quota_reserve');
    for (const figure of ['2001', '1200', '300', '1500', '5000']) expect(message).toContain(figure);
    expect(details).toContainEqual({ field: 'reserve', reason: '1500' });
    expect(details).toContainEqual({ field: 'cost', reason: '2001' });
  });

  it('refuses even nobody when counselling has used up what should be left', () => {
    expect(freeOf({ ...room, used: 3600 })).toBe(0);
    expect(() => requireRoom({ ...room, used: 3600 }, 0)).toThrow(AppError);
  });

  it('is no matter without a limit', () => {
    expect(freeOf({ ...room, plan: null })).toBeNull();
    expect(() => requireRoom({ ...room, plan: null }, 1_000_000)).not.toThrow();
  });
});

describe('the alarm', () => {
  it.each([
    [799, []],
    [800, [80]],
    [949, [80]],
    [950, [80, 95]],
    [1200, [80, 95]],
  ])('of 1000 with %i used has reached %j', (used, reached) => {
    expect(reachedThresholds({ plan: 1000, used })).toEqual(reached);
  });

  it('never sounds without a limit', () => {
    expect(reachedThresholds({ plan: null, used: 1_000_000 })).toEqual([]);
    expect(reachedThresholds({ plan: 0, used: 0 })).toEqual([]);
  });
});
