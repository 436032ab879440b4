import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MigrationError } from './migration-error.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
}

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** Reads the folder's migrations in order and refuses bad names, doubled numbers and gaps. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(/^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/.exec(name)?.[1]);
      if (Number.isNaN(number)) {
        throw new MigrationError(
          'bad-name',
          `${path.join(directory, name)} is not named like 0001-create-desks.sql. Rename it.`,
        );
      }
      if (number !== index + 1) {
        const expected = String(index + 1).padStart(4, '0');
        throw new MigrationError(
          'gap',
          `In ${directory}, ${name} stands where number ${expected} should. Number the files 0001, 0002, … without gaps or doubles.`,
        );
      }
      // A checkout on Windows may have changed the line ends, which changes nothing for PostgreSQL.
      const sql = (await readFile(path.join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Compares files with what the database has had, and returns the files still to run. */
export function remaining(files: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  for (const [index, past] of applied.entries()) {
    const file = files[index];
    if (past.number !== index + 1) {
      throw new MigrationError(
        'gap',
        `schema_migrations has no row for number ${index + 1}, but has ${past.name}. Restore the table from a backup.`,
      );
    }
    if (!file) {
      throw new MigrationError(
        'newer',
        `The database already has ${past.name}, which this release does not know. Run the newer release that made it.`,
      );
    }
    if (file.name !== past.name) {
      throw new MigrationError(
        'missing',
        `The database has had ${past.name}, but that file is missing and ${file.name} has its number. Put it back.`,
      );
    }
    if (file.sha256 !== past.sha256) {
      throw new MigrationError(
        'changed',
        `${file.name} was changed after the database had it. Put the old content back and write a new migration.`,
      );
    }
  }
  return files.slice(applied.length);
}
