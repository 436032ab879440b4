import { types } from 'pg';

// The driver's types do not say what its parsers take.
// oxlint-disable-next-line typescript/no-unsafe-assignment
const driverParser: (value: string) => unknown = types.getTypeParser(types.builtins.TIMESTAMPTZ);
const UTC_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/u;

/**
 * A timestamptz as PostgreSQL writes it in UTC, several times as quick as the driver's own way, which still reads
 * whatever else there is. Lists of thousands have half a dozen in each row.
 */
export function parseTime(value: string): unknown {
  if (!UTC_TIME.test(value)) return driverParser(value);
  // Milliseconds are cut off, not rounded, as the driver does.
  return new Date(`${value.slice(0, 10)}T${value.slice(11, Math.min(23, value.length - 3))}Z`);
}
