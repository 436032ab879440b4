import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import { syncFolder } from '../sync-folder.ts';
import { EmbeddedPostgresError, unlessMissing } from './errors.ts';
import type { Place } from './place.ts';

const credentialsSchema = z.object({
  port: z.int().min(0).max(65_535),
  password: z.string().regex(/^[A-Za-z0-9_-]{20,}$/),
});

/** What postgres.json keeps; port 0 means none was chosen yet. */
export type Credentials = z.infer<typeof credentialsSchema>;

export const superuser = 'postgres';
export const database = 'tomoshibi';

export function newCredentials(): Credentials {
  return { port: 0, password: randomBytes(24).toString('base64url') };
}

export function connectionUrl({ port, password }: Credentials, name: string = database): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

export async function readCredentials(place: Place): Promise<Credentials | undefined> {
  const text = await unlessMissing(readFile(place.credentialsFile, 'utf8'));
  if (text === undefined) return undefined;
  try {
    return credentialsSchema.parse(JSON.parse(text));
  } catch {
    // No cause: a parse error may quote the file, and the file holds the password.
    throw new EmbeddedPostgresError(
      'damaged',
      `${place.credentialsFile} cannot be read as the embedded database's port and password. Restore it from a backup.`,
    );
  }
}

export async function writeCredentials(place: Place, credentials: Credentials): Promise<void> {
  const fresh = `${place.credentialsFile}.new`;
  await rm(fresh, { force: true });
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(credentials)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const owner = await stat(place.dataDir);
  // A data folder handed to an account must stay usable when the next start is not by root.
  if (process.getuid?.() === 0 && owner.uid !== 0) await chown(fresh, owner.uid, owner.gid);
  await rename(fresh, place.credentialsFile);
  await syncFolder(place.dataDir);
}
