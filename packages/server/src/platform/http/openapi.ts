import { ERROR_CODES, ERROR_STATUS, ErrorBody, type ErrorCode, type RouteShape } from '@tomoshibi/contract';
import { z } from 'zod';

type Json = Record<string, unknown>;
const Part = z.record(z.string(), z.unknown());

const GENERAL: readonly ErrorCode[] = ['invalid_input', 'internal', 'unavailable'];
const SIGNED_IN: readonly ErrorCode[] = ['signed_out', 'forbidden', 'wrong_origin', 'too_many_requests'];

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}

/**
 * Named parts come out of the generator as local definitions; OpenAPI keeps them in one place. Moves them there and
 * returns the schema without them.
 */
function lift(schema: Json, components: Map<string, Json>): Json {
  const { $defs: definitions, id: _id, ...rest } = schema;
  if (definitions && typeof definitions === 'object')
    for (const [name, part] of Object.entries(definitions))
      components.set(name, lift(Part.parse(part), components));
  const moved: unknown = JSON.parse(
    JSON.stringify(rest).replaceAll(/"\$ref":"#\/\$defs\/([^"]+)"/gu, '"$ref":"#/components/schemas/$1"'),
  );
  return Part.parse(moved);
}

function parametersOf(
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
  components: Map<string, Json>,
): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).flatMap(([name, part]) => {
    if (!(part instanceof z.ZodType)) return [];
    const required = place === 'path' || !part.safeParse(undefined).success;
    return [{ name, in: place, required, schema: lift(schemaOf(part, 'input'), components) }];
  });
}

function errorsOf(route: RouteShape): Json {
  const codes = [...GENERAL, ...(route.auth === 'public' ? [] : SIGNED_IN), ...(route.errors ?? [])];
  if (route.params) codes.push('not_found');
  if (route.body) codes.push('not_json', 'too_large', 'unsupported_media_type');
  const byStatus = Map.groupBy(new Set(codes), (code) => ERROR_STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
}

function answerOf(route: RouteShape, components: Map<string, Json>): Json {
  if (route.stream)
    return {
      200: {
        description: 'Server-sent events; data is a JSON array of StreamEvent',
        content: { 'text/event-stream': {} },
      },
    };
  if (route.file)
    return {
      200: {
        description: 'The file',
        content: Object.fromEntries(route.file.map((type) => [type, {}])),
      },
    };
  if (!route.response) return { 204: { description: 'Done' } };
  const schema = lift(schemaOf(route.response, 'output'), components);
  return { 200: { description: 'Done', content: { 'application/json': { schema } } } };
}

const REPEAT_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition with the same key gets the first answer and changes nothing',
  schema: { type: 'string', maxLength: 200 },
};

/** The OpenAPI 3.1 document of the routes, made from the contract alone. */
export function openApiDocument(routes: Readonly<Record<string, RouteShape>>, serverUrl: string): Json {
  const components = new Map<string, Json>();
  components.set('Error', lift(schemaOf(ErrorBody, 'output'), components));
  const paths: Record<string, Json> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/gu, '{$1}');
    const body = route.body ? lift(schemaOf(route.body, 'input'), components) : null;
    const operations = (paths[path] ??= {});
    operations[route.method.toLowerCase()] = {
      operationId,
      tags: [route.tag],
      summary: route.summary,
      'x-right': route.auth,
      security: route.auth === 'public' ? [] : [{ session: [] }, { token: [] }],
      parameters: [
        ...parametersOf('path', route.params, components),
        ...parametersOf('query', route.query, components),
        ...(route.method === 'GET' ? [] : [REPEAT_KEY]),
      ],
      ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      responses: { ...answerOf(route, components), ...errorsOf(route) },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tomoshibi',
      version: '1',
      description: `Errors have one of the codes ${ERROR_CODES.join(', ')}.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    paths,
    components: {
      schemas: Object.fromEntries(components),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-tomoshibi' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
