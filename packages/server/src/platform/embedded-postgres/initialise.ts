import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../sync-folder.ts';
import { runAs } from './account.ts';
import { postgresEnvironment } from './binaries.ts';
import { newCredentials, readCredentials, superuser, writeCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { EmbeddedPostgresError, messageOf, unlessMissing } from './errors.ts';
import { dataArgument, type Place } from './place.ts';

const run = promisify(execFile);
const prefix = 'postgres.new';

const fixed =
  `-U ${superuser} --pwfile=../password --auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --data-checksums --no-instructions`.split(
    ' ',
  );

async function runInitdb(place: Place, data: string): Promise<void> {
  const sync = place.durability === 'full' ? [] : ['--no-sync'];
  try {
    await run(place.binaries.initdb, [...fixed, ...sync, '-D', dataArgument(place, data)], {
      ...runAs(place.account),
      cwd: data,
      env: postgresEnvironment,
    });
  } catch (error) {
    const who = place.account?.name ?? 'this account';
    throw new EmbeddedPostgresError(
      'init-failed',
      `The embedded database could not be created in ${place.dataDir}: ${messageOf(error)}. ` +
        `Check free space and that ${who} may write there, or set DATA_DIR to another folder.`,
      error,
    );
  }
}

/** Creates the data folder's database unless it is there; a crash on the way leaves nothing half-made behind. */
export async function initialise(place: Place): Promise<Credentials> {
  const existing = await readCredentials(place);
  if (await unlessMissing(stat(place.cluster))) {
    if (!existing) {
      throw new EmbeddedPostgresError(
        'damaged',
        `${place.cluster} holds a database, but ${place.credentialsFile} with its password is missing. Restore it from a backup.`,
      );
    }
    const version = (await readFile(path.join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
    if (version !== place.binaries.major) {
      throw new EmbeddedPostgresError(
        'damaged',
        `${place.cluster} was made by PostgreSQL ${version}, and this release brings version ${place.binaries.major}. ` +
          'Back it up with the release that made it and restore the backup with this one.',
      );
    }
    return existing;
  }
  for (const name of await readdir(place.dataDir))
    if (name.startsWith(prefix))
      await rm(path.join(place.dataDir, name), { recursive: true, force: true, maxRetries: 5 });

  // Written before the database appears under its name: there is never one without its password.
  const credentials = existing ?? newCredentials();
  await writeCredentials(place, credentials);

  // A new name each time: the initdb of a killed starter may still be writing under the old one.
  const workshop = await mkdtemp(path.join(place.dataDir, `${prefix}-`));
  const data = path.join(workshop, 'data');
  const passwordFile = path.join(workshop, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, `${credentials.password}\n`, { mode: 0o600 });
  const { account } = place;
  if (account) {
    for (const each of [workshop, data, passwordFile]) await chown(each, account.uid, account.gid);
  }
  await runInitdb(place, data);
  await rename(data, place.cluster);
  await syncFolder(place.dataDir);
  await rm(workshop, { recursive: true, force: true });
  return credentials;
}
