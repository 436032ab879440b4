import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const PASSWORD = 'hoshi-furu-yoru-no-basu';
// One of these suits every field of the contract so far; a new kind of field is added here.
const CANDIDATES: readonly unknown[] = [
  'sample-1',
  'ためし',
  '2026-11',
  '2026-11-20',
  '123456',
  '0123456789abcdef0123456789abcdef',
  'sample@example.jp',
  'https://push.test/sample',
  // A point of P-256 and 16 bytes, as a browser hands them over for push.
  `B${'A'.repeat(86)}`,
  'A'.repeat(22),
  PASSWORD,
  '2026-11-20T03:00:00.000Z',
  randomUUID(),
  '189',
  'https://example.jp/',
  { standard: 'ためし' },
  1,
  60,
  true,
  null,
  [],
  ['ためし'],
  { kind: 'percent', value: 30 },
  // objects whose fields have to suit each other
  { supervisor: 1, contact: 2 },
];

function isEnum(schema: z.core.$ZodType): schema is z.ZodEnum {
  return schema instanceof z.ZodEnum;
}

/**
 * A value the schema takes: objects field by field without their optional ones, ids from the table where it knows
 * the field's name.
 */
export function sampleOf(
  schema: z.core.$ZodType,
  ids: Readonly<Record<string, string>>,
  field = '',
): unknown {
  if (schema instanceof z.ZodObject) {
    const parts: Record<string, z.core.$ZodType> = schema.shape;
    const entries = Object.entries(parts).filter(([, part]) => !z.safeParse(part, undefined).success);
    const made = Object.fromEntries(entries.map(([name, part]) => [name, sampleOf(part, ids, name)]));
    if (z.safeParse(schema, made).success) return made;
  }
  const tries = [ids[field], ...(isEnum(schema) ? schema.options : []), ...CANDIDATES];
  const found = tries.find((value) => value !== undefined && z.safeParse(schema, value).success);
  if (found === undefined) throw new Error(`No candidate suits the field ${field}; add one to sample.ts.`);
  return found;
}
