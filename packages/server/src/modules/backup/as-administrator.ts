import { BackupError } from './backup-error.ts';
import { openAdministrator, readLogin, type Administrator } from './backup-store.ts';

/** Runs work with a connection that sees every operator's rows, or refuses a login that would see a part. */
export async function asAdministrator<T>(url: string, work: (db: Administrator) => Promise<T>): Promise<T> {
  const db = openAdministrator(url);
  try {
    const { login, seesAll } = await readLogin(db);
    if (!seesAll)
      throw new BackupError(
        `The database user ${login} does not see every row: row-level security applies to it too. ` +
          'Use pg_dump and pg_restore with a user that is a superuser or has BYPASSRLS; see docs/operations/backup.md.',
      );
    return await work(db);
  } finally {
    await db.destroy();
  }
}
