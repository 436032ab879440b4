import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Right } from './roles.ts';

/**
 * What a caller needs before the handler runs. `public` must be said aloud; a right is checked again by the verb
 * against the very desk or consultation it touches.
 */
export type RouteAuth = 'public' | 'signed_in' | Right;

export interface RouteShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below /api/v1, parameters as `:name`. */
  readonly path: `/${string}`;
  readonly auth: RouteAuth;
  readonly summary: string;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Absent: the answer is 204 without a body, or a file. */
  readonly response?: z.ZodType;
  /** Codes a caller should expect besides the general ones. */
  readonly errors?: readonly ErrorCode[];
  /** Set for a POST that only asks, because its question is too long for an address: it changes and records nothing. */
  readonly asks?: true;
  /** Set for routes that answer with server-sent events. */
  readonly stream?: true;
  /** Set for routes that answer with a file: the content types it may have. */
  readonly file?: readonly string[];
}

/** What a handler of a file route answers with. */
export interface FileAnswer {
  readonly type: string;
  /** The name the file is saved under. */
  readonly name: string;
  readonly body: Uint8Array;
}

/** Declares one route of the API once, for the server, the console, the OpenAPI document and the tests. */
export function defineRoute<const R extends RouteShape>(route: R): R {
  return route;
}

type Part<R, K extends string> = R extends Record<K, infer S> ? (S extends z.ZodType ? S : never) : never;
export type ParamsOf<R> = z.output<Part<R, 'params'>>;
export type QueryOf<R> = z.output<Part<R, 'query'>>;
export type QueryInputOf<R> = z.input<Part<R, 'query'>>;
export type BodyOf<R> = z.output<Part<R, 'body'>>;
export type BodyInputOf<R> = z.input<Part<R, 'body'>>;
export type ResponseOf<R> = R extends { response: infer S extends z.ZodType }
  ? z.output<S>
  : R extends { file: readonly string[] }
    ? FileAnswer
    : undefined;
