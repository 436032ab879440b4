import { expect, it } from 'vitest';
import { placed } from './icons.ts';

it('lines are scaled, and only their beginnings move', () => {
  expect(placed('M4 5h16v-1l-9 .5c1 2-3 4.500.5 6z', 100, 200, 2)).toBe(
    'M108.00 210.00h32.00v-2.00l-18.00 1.00c2.00 4.00 -6.00 9.00 1.00 12.00z',
  );
});
