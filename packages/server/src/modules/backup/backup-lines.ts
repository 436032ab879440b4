import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import {
  FORMAT,
  fingerprintOf,
  sealOf,
  VERSION,
  type BackupHeader,
  type BackupTrailer,
} from './backup-format.ts';
import {
  countRows,
  selectLines,
  selectMigrations,
  selectTables,
  type AdministratorTx,
} from './backup-store.ts';
import { orderTables } from './order-tables.ts';

export interface LineSource {
  readonly clock: Clock;
  readonly keyring: Keyring;
}

async function describe(tx: AdministratorTx, { clock, keyring }: LineSource): Promise<BackupHeader> {
  const tables: BackupHeader['tables'] = [];
  for (const { name, columns } of orderTables(await selectTables(tx)))
    tables.push({ name, columns, rows: await countRows(tx, name) });
  return {
    format: FORMAT,
    version: VERSION,
    createdAt: clock.now().toISOString(),
    migrations: await selectMigrations(tx),
    keyFingerprint: fingerprintOf(keyring),
    tables,
  };
}

/** The whole of a backup before compression, in pieces of some lines each; returns how many rows it has. */
export async function* backupLines(tx: AdministratorTx, source: LineSource): AsyncGenerator<string, number> {
  const hash = createHash('sha256');
  const piece = (lines: readonly string[]) => {
    const text = `${lines.join('\n')}\n`;
    hash.update(text);
    return text;
  };
  const header = await describe(tx, source);
  yield piece([JSON.stringify(header)]);
  let rows = 0;
  for (const { name } of header.tables)
    for await (const lines of selectLines(tx, name)) {
      rows += lines.length;
      yield piece(lines);
    }
  const sha256 = hash.digest('hex');
  const trailer: BackupTrailer = { rows, sha256, seal: sealOf(source.keyring, sha256) };
  yield `${JSON.stringify(trailer)}\n`;
  return rows;
}
