import { parseArgs } from 'node:util';
import { exportDesk } from '../modules/desk-files/index.ts';
import { UsageError, type Command } from './command.ts';
import { withContext } from './open-context.ts';

export const deskExportCommand: Command = {
  name: 'desk export',
  usage: 'desk export CODE [--operator NAME]',
  summary: 'Write a desk in the form that desk apply reads, without secrets',
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { operator: { type: 'string' } },
    });
    const [code, second] = positionals;
    if (code === undefined || second !== undefined) throw new UsageError('Name one desk by its code.');
    const which = { code, operatorName: values.operator ?? null };
    const text = await withContext(({ context }) => exportDesk(context, which, { kind: 'system' }));
    process.stdout.write(text);
  },
};
