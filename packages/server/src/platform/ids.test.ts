import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from './ids.ts';

const at = (time: number) => uuidv7({ now: () => new Date(time) });
const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
const now = Date.parse('2026-11-20T03:00:00.123Z');

describe('ids', () => {
  it('of one millisecond keep their order and carry their time', () => {
    const ids = Array.from({ length: 20_000 }, () => at(now));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(z.uuidv7().safeParse(ids[0]).success).toBe(true);
    const later = at(now + 1);
    expect(later > (ids.at(-1) ?? '')).toBe(true);
    expect(timeOf(later)).toBe(now + 1);
  });

  it('stay different when the clock goes back and forth', () => {
    const ids = Array.from({ length: 10_000 }, (_, place) => at(now - (place % 3)));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true);
  });

  it('do not let the next be guessed', () => {
    const tails = Array.from({ length: 1000 }, () => at(now).slice(-8));
    expect(new Set(tails).size).toBe(tails.length);
  });
});
