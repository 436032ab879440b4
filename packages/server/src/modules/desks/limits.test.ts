import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { effectiveLimit } from './limits.ts';

it.each([
  [{ desk: 2, role: null, person: null }, 2],
  [{ desk: 2, role: 3, person: null }, 3],
  [{ desk: 2, role: 3, person: 1 }, 1],
  [{ desk: 2, role: null, person: 0 }, 0],
  [{ desk: 2, role: 0, person: 4 }, 4],
])('of %o the nearest to the person counts: %i', (settings, limit) => {
  expect(effectiveLimit(settings)).toBe(limit);
});

it('is always one of the limits that were set', () => {
  const limit = fc.option(fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), limit, limit, (desk, role, person) => {
      expect([desk, role, person]).toContain(effectiveLimit({ desk, role, person }));
    }),
  );
});
