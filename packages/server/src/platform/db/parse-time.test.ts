import { types } from 'pg';
import { describe, expect, it } from 'vitest';
import { parseTime } from './parse-time.ts';

describe('a time from the database', () => {
  // The module is what installs the quick parser elsewhere; here the driver's own is still in its place.
  // The driver's types do not say what its parsers take.
  // oxlint-disable-next-line typescript/no-unsafe-assignment
  const driver: (value: string) => unknown = types.getTypeParser(types.builtins.TIMESTAMPTZ);

  it.each([
    '2026-11-20 12:34:58+00',
    '2026-11-20 12:34:58.5+00',
    '2026-11-20 12:34:58.507+00',
    '2026-11-20 12:34:58.507999+00',
    '1970-01-01 00:00:00+00',
    '2026-11-20 21:34:58.507+09',
    '2026-11-20 18:04:58.507+05:30',
    '0044-03-15 12:00:00+00 BC',
    '12026-11-20 12:34:58+00',
    'infinity',
    '-infinity',
  ])('reads %s as the driver does', (value) => {
    expect(parseTime(value)).toEqual(driver(value));
  });

  it('reads the moment that was written', () => {
    expect(parseTime('2026-11-20 12:34:58.507999+00')).toEqual(new Date('2026-11-20T12:34:58.507Z'));
  });
});
