import type { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import type { RawCall } from '../call.ts';
import type { LineDesk } from '../line-desk.ts';

/** A write verb of the contract and the audit row it must leave. */
export interface Verb {
  readonly route: keyof typeof routes;
  readonly action: string;
  readonly call: RawCall;
  readonly on?: TestApp;
}

export interface VerbsAt {
  readonly desk: LineDesk;
  /** An installation that nobody has set up yet. */
  readonly fresh: TestApp;
  readonly params: { readonly deskId: string };
  /** Does it once with an audit log that refuses, once in earnest; answers what the route answered. */
  readonly verb: (verb: Verb) => Promise<Record<string, unknown>>;
  /** Every action audited so far, in order. */
  readonly audited: () => Promise<string[]>;
}

/** A claimed talk in which something of everything was said. */
export interface FilledTalk {
  readonly consultationId: string;
  readonly seekerId: string;
}

/**
 * What the tests that go over every route, every write verb and every table need to know of one module. They fail
 * when a route, a verb or a table is in no module's cases.
 */
export interface ModuleCases {
  /** Ids of things that exist at the operator, by the names that path parameters have. */
  readonly ids?: (app: TestApp, operator: TestOperator) => Promise<Readonly<Record<string, string>>>;
  /** Values for fields, by name, where none of the common candidates of sample.ts suits. */
  readonly samples?: Readonly<Record<string, readonly unknown[]>>;
  /** Calls every write verb of the module. */
  readonly verbs?: (at: VerbsAt) => Promise<void>;
  /** Leaves a row in every table of the module. */
  readonly fill?: (desk: LineDesk, talk: FilledTalk) => Promise<void>;
}
