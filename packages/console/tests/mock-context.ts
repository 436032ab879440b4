import type { ServerResponse } from 'node:http';
import type { ErrorCode, StreamEvent } from '@tomoshibi/contract';
import type { MockData, Person } from './mock-data.ts';

export class MockError extends Error {
  readonly code: ErrorCode;
  readonly details: { field: string; reason: string }[] | undefined;
  constructor(code: ErrorCode, details?: { field: string; reason: string }[]) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** What the handlers use of the server around them. */
export interface MockWire {
  setupNeeded: boolean;
  readonly position: string;
  publish(event: StreamEvent): void;
  signIn(person: Person): string;
}

export interface Context {
  readonly server: MockWire;
  readonly data: MockData;
  readonly person: Person | undefined;
  readonly token: string | undefined;
  readonly response: ServerResponse;
}

export type Handler = (input: never, context: Context) => unknown;
