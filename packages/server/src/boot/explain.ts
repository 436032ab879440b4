import { BackupError } from '../modules/backup/index.ts';
import { DeskFileError } from '../modules/desk-files/index.ts';
import { AppError } from '../platform/app-error.ts';
import { isDatabaseGone } from '../platform/db/database.ts';
import { BootRefused } from '../platform/db/boot-checks.ts';
import { MigrationError } from '../platform/db/migrate.ts';
import { EmbeddedPostgresError } from '../platform/embedded-postgres/index.ts';
import { ConfigError } from '../config/env.ts';

const KNOWN = [
  ConfigError,
  BootRefused,
  MigrationError,
  EmbeddedPostgresError,
  AppError,
  DeskFileError,
  BackupError,
];

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Why the program ends, for the person who started it. Errors nobody foresaw are named by class and code only, since
 * a driver's message may hold an address with its password.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'An unknown fault.';
  if (KNOWN.some((kind) => error instanceof kind)) return error.message;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return 'The port is in use by another program; set PORT to a free one.';
  if (code === 'EACCES') return 'The port or a file may not be used by this account.';
  if (code === '28P01' || code === '28000')
    return 'DATABASE_URL: the database refuses this user or password.';
  if (code === '3D000') return 'DATABASE_URL: there is no such database; create it first.';
  if (isDatabaseGone(error))
    return `The database cannot be reached${code ? ` (${code})` : ''}; check DATABASE_URL.`;
  const place = (error.stack ?? '').split('\n').find((line) => line.startsWith('    at '));
  return `Unexpected ${error.name}${code ? ` (${code})` : ''}${place ? ` ${place.trim()}` : ''}`;
}
