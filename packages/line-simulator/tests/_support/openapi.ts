import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';

// Checks values against LINE's OpenAPI files more strictly than the files ask: a property they do not name is an
// error, and a discriminated object must be one of its kinds. Both need the schemas rewritten, as follows.
//   X__open  the schema as written; `allOf` refers to these, so that each part looks at its own properties only
//   X        X__open, its kind chosen by the discriminator, and nothing else allowed

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };
const jsonObject = z.record(z.string(), z.json());

const fileSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), jsonObject) }),
});
const discriminatorSchema = z.object({ propertyName: z.string(), mapping: z.record(z.string(), z.string()) });
const REF = '#/components/schemas/';
const annotations = new Set(['description', 'externalDocs', 'example', 'discriminator', 'default']);

const rewrite = (value: Json, open: boolean): Json => {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, open));
  if (typeof value !== 'object' || value === null) return value;
  const result: JsonObject = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === '$ref' && typeof entry === 'string')
      result['$ref'] = `#/$defs/${entry.slice(REF.length)}${open ? '__open' : ''}`;
    else if (key === 'properties')
      result[key] = Object.fromEntries(
        Object.entries(jsonObject.parse(entry)).map(([name, schema]) => [name, rewrite(schema, false)]),
      );
    else if (!(annotations.has(key) || key.startsWith('x-'))) result[key] = rewrite(entry, key === 'allOf');
  }
  return result;
};

const closed = (name: string, schema: JsonObject): JsonObject => {
  if (schema['type'] === 'string' || schema['oneOf']) return { $ref: `#/$defs/${name}__open` };
  const parsed = discriminatorSchema.safeParse(schema['discriminator']);
  const parts: Json[] = [{ $ref: `#/$defs/${name}__open` }];
  if (parsed.success) {
    const { propertyName, mapping } = parsed.data;
    parts.push({ properties: { [propertyName]: { enum: Object.keys(mapping) } } });
    for (const [kind, ref] of Object.entries(mapping))
      parts.push({
        anyOf: [
          { properties: { [propertyName]: { not: { const: kind } } } },
          { $ref: `#/$defs/${ref.slice(REF.length)}__open` },
        ],
      });
  }
  return { allOf: parts, unevaluatedProperties: false };
};

export const loadOpenApi = (file: string) => {
  const text = readFileSync(new URL(`../../openapi/${file}`, import.meta.url), 'utf8');
  const { paths, components } = fileSchema.parse(parse(text));
  const { schemas } = components;
  const $defs: JsonObject = {};
  for (const [name, schema] of Object.entries(schemas)) {
    $defs[`${name}__open`] = rewrite(schema, false);
    $defs[name] = closed(name, schema);
  }
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('uri', (value) => URL.canParse(value));
  ajv.addFormat('date-time', (value) => !Number.isNaN(Date.parse(value)));
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  for (const name of ['int32', 'int64', 'double', 'binary']) ajv.addFormat(name, true);
  ajv.addSchema({ $id: file, $defs });
  const validators = new Map<string, ValidateFunction>();
  return {
    paths,
    /** What is wrong with a value of the named schema; empty when nothing is. */
    faults: (name: string, value: unknown): string[] => {
      let validate = validators.get(name);
      if (!validate) validators.set(name, (validate = ajv.compile({ $ref: `${file}#/$defs/${name}` })));
      if (validate(value)) return [];
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      );
    },
    schemas,
  };
};
