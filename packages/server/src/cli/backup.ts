import { parseArgs } from 'node:util';
import { makeBackup } from '../modules/backup/index.ts';
import { systemClock } from '../platform/clock.ts';
import { UsageError, type Command } from './command.ts';
import { withAdministration } from './with-administration.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup FILE [--force]',
  summary: 'Write the whole database to a new file, also while the server runs; --force replaces a file',
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false } },
    });
    const [file, second] = positionals;
    if (file === undefined || second !== undefined) throw new UsageError('Name one file to write.');
    const { rows, bytes } = await withAdministration('attach', (administration) =>
      makeBackup({ ...administration, clock: systemClock, file, overwrite: values.force }),
    );
    console.log(`Wrote ${file}: ${rows} rows, ${bytes} bytes.`);
    console.log(
      'The root key is not inside. Keep a copy of it, apart from this file: without it nothing sealed can be read.',
    );
  },
};
