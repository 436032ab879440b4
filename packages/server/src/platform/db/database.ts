import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Client, escapeIdentifier, Pool, types } from 'pg';
import { AppError } from '../app-error.ts';
import { parseTime } from './parse-time.ts';
import type { Tables } from './tables.ts';

// timestamptz as Date, bigint as number: our counters stay far below 2^53.
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.TIMESTAMPTZ, parseTime);

/** A transaction inside one operator's wall. */
export interface OperatorTx {
  readonly operatorId: string;
  readonly db: Transaction<Tables>;
  /** Runs after the commit, never after a rollback. Must not throw. */
  onCommit(effect: () => void): void;
}

export interface Database {
  /** The only way to an operator's rows: a transaction with the operator set for row-level security. */
  tenant<T>(operatorId: string, work: (tx: OperatorTx) => Promise<T>): Promise<T>;
  /** Finds which operator something belongs to; sees the columns granted to tomoshibi_gate and nothing else. */
  gate<T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Runs one statement with the insert-only role of the webhook path. */
  ingest(statement: { name: string; text: string; values: unknown[] }): Promise<void>;
  /** A connection of its own that listens; used for hints between processes. */
  listen(channel: string, heard: (payload: string) => void, state: (up: boolean) => void): Promise<Listener>;
  close(): Promise<void>;
}

export interface Listener {
  notify(payload: string): Promise<void>;
  close(): Promise<void>;
}

interface PoolSizes {
  app: number;
  gate: number;
  ingest: number;
}

const DEADLOCKS = new Set(['40P01', '40001']);
// Away, overloaded, or too slow for our limits: the same work may succeed later.
const GONE = /^(08|57P0|53|57014|55P03|25P0[34])/u;
const GONE_SYSCALLS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** True when the database could not be reached or went away; nothing was committed as far as we know. */
export function isDatabaseGone(error: unknown): boolean {
  const code = codeOf(error);
  if (GONE.test(code) || GONE_SYSCALLS.has(code)) return true;
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered|client was closed/iu.test(
      error.message,
    )
  );
}

function unavailable(error: unknown): unknown {
  if (!isDatabaseGone(error)) return error;
  const refusal = new AppError(
    'unavailable',
    'The database is away. Nothing was changed; try again in a moment.',
  );
  refusal.cause = error;
  return refusal;
}

/** LINE waits two seconds; a statement that hangs must not hold up the posts behind it for longer than this. */
const INGEST_TIMEOUT_MS = 4_000;

/** A dead connection keeps hints of this process from the others for no longer than this. */
const LISTEN_TIMEOUT_MS = 5_000;
const GOODBYE_MS = 1_000;

interface PoolOptions {
  readonly max: number;
  /** Gives up a statement and its connection though the server says nothing, not even that it is gone. */
  readonly query_timeout?: number;
}

function pool(url: string, role: string, options: PoolOptions, onError: (error: Error) => void): Pool {
  const made = new Pool({
    ...options,
    connectionString: url,
    options: `-c role=${role} -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000`,
    application_name: role,
    connectionTimeoutMillis: 5_000,
    // A server that vanished without a word is noticed in minutes instead of hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // Without listeners, a connection that is cut would end the process: the pool hears of idle ones only, and one in
  // the middle of a transaction speaks for itself.
  made.on('error', onError);
  made.on('connect', (client) => client.on('error', onError));
  return made;
}

export function openDatabase(
  url: string,
  onError: (error: Error) => void,
  sizes: PoolSizes = { app: 16, gate: 4, ingest: 3 },
): Database {
  const app = pool(url, 'tomoshibi_app', { max: sizes.app }, onError);
  const gate = pool(url, 'tomoshibi_gate', { max: sizes.gate }, onError);
  const ingest = pool(
    url,
    'tomoshibi_ingest',
    { max: sizes.ingest, query_timeout: INGEST_TIMEOUT_MS },
    onError,
  );
  const appDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: app }) });
  const gateDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: gate }) });

  async function once<T>(operatorId: string, work: (tx: OperatorTx) => Promise<T>): Promise<T> {
    const effects: (() => void)[] = [];
    const result = await appDb.transaction().execute(async (db) => {
      await sql`select set_config('app.operator', ${operatorId}, true)`.execute(db);
      return work({ operatorId, db, onCommit: (effect) => effects.push(effect) });
    });
    for (const effect of effects) effect();
    return result;
  }

  return {
    async tenant(operatorId, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(operatorId, work);
        } catch (error) {
          if (attempt < 4 && DEADLOCKS.has(codeOf(error))) continue;
          throw unavailable(error);
        }
      }
    },
    async gate(work) {
      try {
        return await gateDb.transaction().execute(work);
      } catch (error) {
        throw unavailable(error);
      }
    },
    async ingest(statement) {
      try {
        await ingest.query(statement);
      } catch (error) {
        throw unavailable(error);
      }
    },
    listen: (channel, heard, state) => listen(url, channel, heard, state),
    async close() {
      await Promise.all([appDb.destroy(), gateDb.destroy(), ingest.end()]);
    },
  };
}

async function listen(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  state: (up: boolean) => void,
): Promise<Listener> {
  let client: Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: url,
      options: '-c role=tomoshibi_gate',
      application_name: 'tomoshibi_hints',
      connectionTimeoutMillis: 5_000,
      query_timeout: LISTEN_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    next.on('notification', (message) => heard(message.payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      await abandon(next);
      throw error;
    }
    if (closed) {
      await abandon(next);
      return;
    }
    client = next;
    state(true);
  }
  function lost(which: Client): void {
    if (closed || client !== which) return;
    client = null;
    state(false);
    again();
  }
  /** Says goodbye without waiting long for an answer, which a dead connection never gives. */
  async function abandon(which: Client): Promise<void> {
    const ended = which.end().catch(() => undefined);
    await Promise.race([ended, wait(GOODBYE_MS, undefined, { ref: false })]);
  }
  function again(): void {
    retry = setTimeout(() => {
      connect().catch(() => again());
    }, 500);
  }
  await connect();
  return {
    async notify(payload) {
      const current = client;
      if (!current) return;
      try {
        await current.query('select pg_notify($1, $2)', [channel, payload]);
      } catch (error) {
        // Whatever is wrong with it, hints of others may not come over it either.
        lost(current);
        await abandon(current);
        throw error;
      }
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      const current = client;
      client = null;
      if (current) await abandon(current);
    },
  };
}
