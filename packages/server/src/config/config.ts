import { resolve } from 'node:path';
import { ConfigError, type Env } from './env.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  /** null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly line: { readonly apiBaseUrl: string; readonly dataApiBaseUrl: string };
  /** null: no mail is sent. Where it goes out is a secret; see secrets.ts. */
  readonly mail: { readonly from: string } | null;
  /** The only hosts that are contacted for Web Push; empty: none, push is off. */
  readonly pushServices: readonly string[];
  readonly metricsPort: number | null;
  readonly logLevel: string;
  readonly roles: ReadonlySet<'web' | 'worker'>;
}

const LINE_API = 'https://api.line.me';
const LINE_DATA_API = 'https://api-data.line.me';

/** Defaults and cross-checks; everything here may be printed. Secrets live apart, in secrets.ts. */
export function buildConfig(env: Env): Config {
  const faults: string[] = [];
  if (env.ROOT_KEY && env.ROOT_KEY_FILE) faults.push('  ROOT_KEY, ROOT_KEY_FILE: set one of them, not both');
  if (env.SMTP_URL && env.SMTP_URL_FILE) faults.push('  SMTP_URL, SMTP_URL_FILE: set one of them, not both');
  if ((env.SMTP_URL ?? env.SMTP_URL_FILE) !== undefined && !env.MAIL_FROM)
    faults.push('  MAIL_FROM: must be set to the sender of mails when SMTP_URL or SMTP_URL_FILE is');
  const roles = new Set(env.ROLES);
  if (!env.DATABASE_URL && roles.size < 2)
    faults.push(
      '  ROLES: the embedded database serves one process; set DATABASE_URL to split web and worker',
    );
  if (env.DATABASE_URL && env.NODE_ENV === 'production' && !env.ROOT_KEY && !env.ROOT_KEY_FILE)
    faults.push('  ROOT_KEY_FILE: must be set in production; make one with: openssl rand -base64 32');
  if (faults.length > 0) throw new ConfigError(`The environment is not right:\n${faults.join('\n')}`);
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    line: {
      apiBaseUrl: env.LINE_API_BASE_URL,
      dataApiBaseUrl:
        env.LINE_DATA_API_BASE_URL ??
        (env.LINE_API_BASE_URL === LINE_API ? LINE_DATA_API : env.LINE_API_BASE_URL),
    },
    mail: (env.SMTP_URL ?? env.SMTP_URL_FILE) !== undefined && env.MAIL_FROM ? { from: env.MAIL_FROM } : null,
    pushServices: env.PUSH_SERVICES,
    metricsPort: env.METRICS_PORT ?? null,
    logLevel: env.LOG_LEVEL,
    roles,
  };
}
