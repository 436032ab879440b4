import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { lstat, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { syncFolder } from '../../platform/sync-folder.ts';
import { auditEverywhere } from './audit-everywhere.ts';
import { BackupError, codeOf } from './backup-error.ts';
import { backupLines, type LineSource } from './backup-lines.ts';
import { hasRows, inSnapshot, type Administrator } from './backup-store.ts';
import { asAdministrator } from './as-administrator.ts';

export interface BackupOrder extends LineSource {
  /** Connection string of a login that may pass row-level security. */
  readonly adminUrl: string;
  readonly file: string;
  readonly overwrite: boolean;
}

export interface BackupMade {
  readonly rows: number;
  readonly bytes: number;
}

async function checkTarget(file: string, overwrite: boolean): Promise<void> {
  const there = await lstat(file).catch(() => undefined);
  if (there && !there.isFile()) throw new BackupError(`${file} is not an ordinary file; name another.`);
  if (there && !overwrite)
    throw new BackupError(`${file} is already there; name another file, or add --force to replace it.`);
}

/** Writes under another name first: what has the name of a backup is whole and on the disk. */
async function writeFile(db: Administrator, source: LineSource, part: string): Promise<BackupMade> {
  let rows = 0;
  await inSnapshot(db, (tx) =>
    pipeline(
      async function* lines() {
        rows = yield* backupLines(tx, source);
      },
      createGzip(),
      createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
    ),
  );
  return { rows, bytes: (await stat(part)).size };
}

// Of the file and not of a connection to the database, whose faults are named alike.
const FILE_FAULTS =
  /^(EACCES|EDQUOT|EEXIST|EFBIG|EIO|EISDIR|ENAMETOOLONG|ENOENT|ENOSPC|ENOTDIR|EPERM|EROFS)$/u;

/** Writes everything in the database, as it is at one moment, to a file. The server may be running. */
export async function makeBackup(order: BackupOrder): Promise<BackupMade> {
  const { adminUrl, overwrite, ...source } = order;
  const file = path.resolve(order.file);
  await checkTarget(file, overwrite);
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  return asAdministrator(adminUrl, async (db) => {
    if (!(await hasRows(db, 'operators')))
      throw new BackupError('There is no operator in this installation, so there is nothing to back up.');
    try {
      const made = await writeFile(db, source, part);
      // No row, no backup: the log never misses that everything was copied out.
      await db
        .transaction()
        .execute((tx) =>
          auditEverywhere(tx, source.clock, { action: 'installation.backed_up', details: { ...made } }),
        );
      await rename(part, file);
      await syncFolder(path.dirname(file));
      return made;
    } catch (error) {
      await rm(part, { force: true });
      if (FILE_FAULTS.test(codeOf(error)))
        throw new BackupError(`${file} cannot be written (${codeOf(error)}).`);
      throw error;
    }
  });
}
