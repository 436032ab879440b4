import { parseArgs } from 'node:util';
import { restoreBackup } from '../modules/backup/index.ts';
import { systemClock } from '../platform/clock.ts';
import { UsageError, type Command } from './command.ts';
import { withAdministration } from './with-administration.ts';

const tokyo = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Tokyo',
});

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE',
  summary: 'Put a backup into an installation without operators, under the root key it was made with',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [file, second] = positionals;
    if (file === undefined || second !== undefined) throw new UsageError('Name one backup to restore.');
    const { rows, createdAt } = await withAdministration('own', (administration) =>
      restoreBackup({ ...administration, clock: systemClock, file }),
    );
    console.log(`Restored ${file}, made on ${tokyo.format(createdAt)} (Tokyo): ${rows} rows.`);
    console.log(
      'Start the server, sign in and open an old talk: words you can read prove that all is there.',
    );
  },
};
