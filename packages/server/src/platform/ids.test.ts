import { expect, test } from 'vitest';
import { z } from 'zod';
import { uuidv7 } from './ids.ts';

test('ids of one millisecond keep their order and carry their time', () => {
  const now = new Date('2026-11-20T03:00:00.123Z');
  const ids = Array.from({ length: 20_000 }, () => uuidv7({ now: () => now }));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect(z.uuidv7().safeParse(ids[0]).success).toBe(true);
  const later = uuidv7({ now: () => new Date(now.getTime() + 1) });
  expect(later > (ids.at(-1) ?? '')).toBe(true);
  expect(Number.parseInt(later.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime() + 1);
});
