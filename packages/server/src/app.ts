import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { createMessagingClient, type MessagingClient } from './line/messaging-client.ts';
import { registerAuditRoutes } from './modules/audit/index.ts';
import { createChannelDirectory, registerChannelRoutes } from './modules/channels/index.ts';
import { registerDeskRoutes, registerTemplateRoutes } from './modules/desks/index.ts';
import {
  createAuthenticate,
  recheckCaller,
  registerIdentityRoutes,
  type PasswordCost,
} from './modules/identity/index.ts';
import { createOnce } from './modules/idempotency/index.ts';
import { registerWebhookRoute, startInboundWorker, type Worker } from './modules/inbound/index.ts';
import { createKeyProvider } from './modules/operators/index.ts';
import { registerOutgoingRoutes, startOutgoingWorker } from './modules/outgoing/index.ts';
import { createStreams, registerStreamRoutes } from './modules/stream/index.ts';
import { registerTalksRoutes } from './modules/talks/index.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Context } from './platform/context.ts';
import { createKeyring } from './platform/crypto/keyring.ts';
import { openDatabase } from './platform/db/database.ts';
import { createHints } from './platform/events/hints.ts';
import { createApi, type ApiGuards } from './platform/http/api.ts';
import { createHttpServer } from './platform/http/server.ts';
import type { Logger } from './platform/logger.ts';

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  /** Cheap hashes, so that tests of many sign-ins are quick. */
  readonly passwordCost?: PasswordCost;
  /** LINE as a test wants it to behave. */
  readonly line?: MessagingClient;
}

export interface App {
  readonly http: FastifyInstance;
  readonly context: Context;
  /** Applies what was received and sends what is due; resolves when nothing is left to do now. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly overrides?: Overrides;
}

/** The only composition root: everything is built here, once, and handed down. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, secrets, logger } = parts;
  const clock = parts.overrides?.clock ?? systemClock;
  const db = openDatabase(parts.databaseUrl, (error) =>
    logger.warn({ event: 'database_connection_lost', err: error }),
  );
  const keyring = createKeyring(secrets.rootKey);
  const hints = await createHints(db, randomUUID(), logger);
  const context: Context = {
    db,
    clock,
    keyring,
    keys: createKeyProvider(db, keyring),
    hints,
    logger,
    publicUrl: config.publicUrl,
  };

  const line = parts.overrides?.line ?? createMessagingClient({ apiBaseUrl: config.line.apiBaseUrl });
  const directory = createChannelDirectory(context, line);

  const http = createHttpServer(logger, config.publicUrl.startsWith('https:'));
  const guards: ApiGuards = {
    authenticate: createAuthenticate(context),
    once: createOnce(context),
  };
  const api = createApi(http, guards);
  registerIdentityRoutes(api, context, parts.overrides?.passwordCost);
  registerAuditRoutes(api, context);
  registerDeskRoutes(api, context);
  registerTemplateRoutes(api, context);
  registerChannelRoutes(api, context, { line, directory });
  registerTalksRoutes(api, context);
  registerOutgoingRoutes(api, context, { client: line, tokens: directory });
  const streams = createStreams(context, (caller) => recheckCaller(context, caller));
  registerStreamRoutes(api, context, streams);
  registerWebhookRoute(http, context, directory);

  const workers: Worker[] = config.roles.has('worker')
    ? [startInboundWorker(context), startOutgoingWorker(context, line, directory)]
    : [];

  return {
    http,
    context,
    async drain() {
      for (const worker of workers) await worker.drain();
    },
    async close() {
      // Streams first: the server waits for its connections, and consoles come back elsewhere.
      streams.close();
      await http.close();
      await Promise.all(workers.map((worker) => worker.stop()));
      await hints.close();
      await db.close();
    },
  };
}
