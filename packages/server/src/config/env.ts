import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
/** A host, `*.` before it for all below it; or a whole origin where it is not https on its usual port. */
const PUSH_SERVICE = /^(?:https?:\/\/)?(?:\*\.)?[a-z0-9.-]+(?::\d+)?$/u;
/** Of the browsers Chrome, Edge, Firefox and Safari and those built on them. */
const PUSH_SERVICES = 'fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com';

const url = z.url({ protocol: /^https?$/u }).transform((value) => value.replace(/\/+$/u, ''));

/** Every environment variable the server reads, and no other. Names are the outside interface; see README. */
const Env = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u }).optional(),
  ROOT_KEY: z.string().optional(),
  ROOT_KEY_FILE: z.string().min(1).optional(),
  LINE_API_BASE_URL: url.default('https://api.line.me'),
  LINE_DATA_API_BASE_URL: url.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/u }).optional(),
  SMTP_URL_FILE: z.string().min(1).optional(),
  MAIL_FROM: z
    .string()
    .max(200)
    .regex(/^[^\r\n@]+@[^\r\n@]+$/u, 'must be an address, with or without a name before it')
    .optional(),
  PUSH_SERVICES: z
    .string()
    .default(PUSH_SERVICES)
    .transform((text) => (text === 'none' ? [] : text.split(',').map((host) => host.trim())))
    .pipe(z.array(z.string().regex(PUSH_SERVICE, 'must be hosts, separated by commas, or none'))),
  METRICS_PORT: port.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ROLES: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker'])).min(1)),
  NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
});
export type Env = z.output<typeof Env>;

/** All faults of the environment, in one message a person can act on. Values are never repeated. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Env.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The environment is not right:\n${faults.join('\n')}`);
}
