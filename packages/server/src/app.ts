import type { FastifyInstance } from 'fastify';
import { createContext, type ContextParts } from './app-context.ts';
import { registerAuditRoutes } from './modules/audit/index.ts';
import { createAuthenticate, registerIdentityRoutes, type PasswordCost } from './modules/identity/index.ts';
import { createOnce } from './modules/idempotency/index.ts';
import { countOperators } from './modules/operators/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Context } from './platform/context.ts';
import { createApi } from './platform/http/api.ts';
import { registerConsoleFiles } from './platform/http/console-files.ts';
import { registerHealth } from './platform/http/health.ts';
import { createHttpServer } from './platform/http/server.ts';

/** What tests put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  /** Cheap hashes, so that tests of many sign-ins are quick. */
  readonly passwordCost?: PasswordCost;
}

export interface App {
  readonly http: FastifyInstance;
  readonly context: Context;
  close(): Promise<void>;
}

export interface AppParts extends ContextParts {
  /** The built console; left out, only the API is served. */
  readonly consoleDir?: string;
  readonly overrides?: Overrides;
}

/** The only composition root: everything is built here, once, and handed down. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, logger, overrides } = parts;
  const { context, close } = await createContext(parts, overrides?.clock);
  const http = createHttpServer(logger, config.publicUrl.startsWith('https:'));
  registerHealth(http, () => countOperators(context.db));
  const api = createApi(http, { authenticate: createAuthenticate(context), once: createOnce(context) });
  registerIdentityRoutes(api, context, overrides?.passwordCost);
  registerAuditRoutes(api, context);
  if (parts.consoleDir !== undefined) await registerConsoleFiles(http, parts.consoleDir);

  return {
    http,
    context,
    async close() {
      await http.close();
      await close();
    },
  };
}
