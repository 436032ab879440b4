import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MODULE_CASES } from './cases/index.ts';

const PASSWORD = 'hoshi-furu-yoru-no-basu';
// One of these suits most fields of the contract; what suits one module's only is in its cases.
const CANDIDATES: readonly unknown[] = [
  'sample-1',
  'ためし',
  '2026-11',
  '2026-11-20',
  '123456',
  '0123456789abcdef0123456789abcdef',
  'sample@example.jp',
  PASSWORD,
  '2026-11-20T03:00:00.000Z',
  randomUUID(),
  1,
  60,
  true,
  null,
  [],
  ['ためし'],
];

const own = (field: string): readonly unknown[] =>
  Object.values(MODULE_CASES).flatMap(({ samples }) => samples?.[field] ?? []);

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
  const tries = [ids[field], ...own(field), ...(isEnum(schema) ? schema.options : []), ...CANDIDATES];
  const found = tries.find((value) => value !== undefined && z.safeParse(schema, value).success);
  if (found === undefined)
    throw new Error(`No candidate suits the field ${field}; add one to its module's cases.`);
  return found;
}
