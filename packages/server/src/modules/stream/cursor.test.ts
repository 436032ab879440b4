import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../platform/app-error.ts';
import { readCursor, writeCursor } from './cursor.ts';

it('reads what it wrote', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.tuple(
          fc.uuid(),
          fc.nat(Number.MAX_SAFE_INTEGER - 1).map((n) => n % 1e15),
        ),
        {
          selector: ([deskId]) => deskId,
        },
      ),
      (pairs) => {
        const positions = new Map(pairs);
        expect(readCursor(writeCursor(positions))).toEqual(positions);
      },
    ),
  );
});

it.each([
  'x',
  '.',
  ':1',
  '00000000-0000-4000-8000-000000000000',
  '00000000-0000-4000-8000-000000000000:',
  '00000000-0000-4000-8000-000000000000:-1',
  '00000000-0000-4000-8000-000000000000:1.5:2',
  '00000000-0000-4000-8000-000000000000:1.',
  '00000000-0000-4000-8000-000000000000:9999999999999999',
  "00000000-0000-4000-8000-000000000000:1'--",
])('refuses %s', (text) => {
  expect(() => readCursor(text)).toThrow(AppError);
});
