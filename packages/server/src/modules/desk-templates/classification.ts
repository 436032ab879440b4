import { line, type Classification, type ClassificationKey } from '@tomoshibi/contract';
import { z } from 'zod';
import { readTemplateFile } from './read-template.ts';

const Code = z.string().regex(/^[A-Z]\d{2,3}$/u, 'must be a letter and two or three digits');
const Languages = z.strictObject({ ja: line(40), en: line(60) });

const ClassificationFile = z.strictObject({
  title: Languages,
  items: z
    .array(z.strictObject({ code: Code, label: Languages, parent: Code.nullable().default(null) }))
    .min(1)
    .superRefine((items, context) => {
      const above = new Set<string>();
      for (const [index, { code, parent }] of items.entries()) {
        if (above.has(code))
          context.addIssue({ code: 'custom', path: [index, 'code'], message: 'stands here twice' });
        if (parent !== null && !above.has(parent))
          context.addIssue({ code: 'custom', path: [index, 'parent'], message: 'must stand above it' });
        above.add(code);
      }
    }),
});

const known = new Map<ClassificationKey, Classification>();

/** The list of this key, read once. */
export function classification(key: ClassificationKey): Classification {
  const found = known.get(key) ?? {
    key,
    ...ClassificationFile.parse(readTemplateFile(`classifications/${key}`)),
  };
  known.set(key, found);
  return found;
}
