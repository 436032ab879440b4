import { z } from 'zod';
import type { Keyring } from '../../platform/crypto/keyring.ts';

// A backup is gzip over JSON lines: a header, the rows table by table as the header lists them, a trailer.

export const FORMAT = 'tomoshibi-backup';
export const VERSION = 1;

/** What every version has in common, to tell a newer backup from some other file. */
export const AnyHeader = z.object({ format: z.literal(FORMAT), version: z.int() });

const count = z.int().min(0);

export const BackupHeader = z.strictObject({
  ...AnyHeader.shape,
  version: z.literal(VERSION),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  /** Tells whether a root key is the one of this backup, without telling anything else about it. */
  keyFingerprint: z.string(),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: count })),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const BackupTrailer = z.strictObject({
  rows: count,
  /** Over every line before this one, line ends included. */
  sha256: z.string(),
  /** The same under the root key: whoever can write to the file alone cannot plant an administrator in it. */
  seal: z.string(),
});
export type BackupTrailer = z.infer<typeof BackupTrailer>;

export function fingerprintOf(keyring: Keyring): string {
  return keyring.hash('backup-key', FORMAT).toString('base64url');
}

export function sealOf(keyring: Keyring, sha256: string): string {
  return keyring.hash('backup-seal', sha256).toString('base64url');
}
