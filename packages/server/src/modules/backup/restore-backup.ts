import path from 'node:path';
import { DatabaseError } from 'pg';
import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { asAdministrator } from './as-administrator.ts';
import { auditEverywhere } from './audit-everywhere.ts';
import { BackupError } from './backup-error.ts';
import type { BackupHeader } from './backup-format.ts';
import {
  countServers,
  deleteThrottles,
  hasRows,
  insertLines,
  lockOperators,
  selectMigrations,
  selectTables,
  type Administrator,
  type AdministratorTx,
} from './backup-store.ts';
import { readBackup, verifyBackup } from './read-backup.ts';

export interface RestoreOrder {
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** Connection string of a login that may pass row-level security. */
  readonly adminUrl: string;
  readonly file: string;
}

export interface Restored {
  readonly rows: number;
  /** When the backup was made. */
  readonly createdAt: Date;
}

async function requireEmpty(db: Administrator): Promise<void> {
  const filled: string[] = [];
  for (const { name } of await selectTables(db))
    if (name !== 'sign_in_throttles' && (await hasRows(db, name))) filled.push(name);
  if (filled.includes('operators'))
    throw new BackupError(
      'This installation already has an operator, and a backup goes into an empty one only. ' +
        'Set DATA_DIR to a new folder, or DATABASE_URL to a new database, and restore there.',
    );
  if (filled.length > 0)
    throw new BackupError(
      `The database is not empty: there are rows in ${filled.join(', ')}. Use a new one.`,
    );
}

async function requireSameSchema(db: Administrator, header: BackupHeader): Promise<void> {
  const here = await selectMigrations(db);
  const differs = header.migrations.findIndex(
    ({ name, sha256 }, at) => here[at]?.name !== name || here[at].sha256 !== sha256,
  );
  const last = header.migrations.at(-1)?.name ?? 'none';
  if (differs >= here.length)
    throw new BackupError(
      `The backup was made by a newer release (its last migration is ${last}). Restore it with that release.`,
    );
  if (differs >= 0)
    throw new BackupError(
      `The backup's migration ${header.migrations[differs]?.name ?? ''} is not the one this database has had. ` +
        'Restore it with the release that made it.',
    );
  if (header.migrations.length < here.length)
    throw new BackupError(
      `The backup was made by an older release (its last migration is ${last}). ` +
        'Restore it with that release into a new installation, then upgrade.',
    );
  const shape = (tables: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(tables.map(({ name, columns }) => `${name}: ${columns.join(', ')}`).sort());
  if (shape(header.tables) !== shape(await selectTables(db)))
    throw new BackupError(
      'The tables of the backup are not those of this database though the migrations are the same: ' +
        'somebody changed one of them by hand.',
    );
}

async function insertEverything(tx: AdministratorTx, { file, keyring }: RestoreOrder): Promise<number> {
  let rows = 0;
  for await (const part of readBackup(file, keyring)) {
    if (part.kind === 'header') continue;
    const added = await insertLines(tx, part.table, part.lines);
    if (added !== part.lines.length)
      throw new BackupError(`The table ${part.table} did not take every row; nothing was restored.`);
    rows += added;
  }
  return rows;
}

/** Puts a backup into an installation without operators: all of it, or nothing. */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const file = path.resolve(order.file);
  const { keyring, clock } = order;
  return asAdministrator(order.adminUrl, async (db) => {
    await requireEmpty(db);
    if ((await countServers(db)) > 0)
      throw new BackupError('A server or a command is using this database. Stop it, then restore.');
    const header = await verifyBackup(file, keyring);
    await requireSameSchema(db, header);
    const createdAt = new Date(header.createdAt);
    try {
      const rows = await db.transaction().execute(async (tx) => {
        await lockOperators(tx);
        // Again behind the lock: the file may have taken minutes to read.
        await requireEmpty(tx);
        await deleteThrottles(tx);
        const inserted = await insertEverything(tx, { ...order, file });
        const details = { rows: inserted, backupOf: header.createdAt };
        await auditEverywhere(tx, clock, { action: 'installation.restored', details });
        return inserted;
      });
      return { rows, createdAt };
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      // Not the database's own words: they may quote a row.
      const where = error.table === undefined ? '' : ` for the table ${error.table}`;
      throw new BackupError(
        `The database refused the restore${where} (${error.code ?? 'unknown fault'}). ` +
          'Everything was taken back; the installation is as empty as before.',
      );
    }
  });
}
