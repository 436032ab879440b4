import { explain } from '../boot/explain.ts';
import { backupCommand } from './backup.ts';
import { UsageError, type Command } from './command.ts';
import { deskApplyCommand } from './desk-apply.ts';
import { deskExportCommand } from './desk-export.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { staffCreateCommand } from './staff-create.ts';
import { tokenCreateCommand } from './token-create.ts';

const commands: readonly Command[] = [
  migrateCommand,
  staffCreateCommand,
  tokenCreateCommand,
  deskApplyCommand,
  deskExportCommand,
  backupCommand,
  restoreCommand,
];

function help(): string {
  const lines = commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return `Usage: npm run tomoshibi -- <command>\n\n${lines.join('\n')}\n`;
}

function findCommand(words: readonly string[]): { command: Command; args: string[] } | null {
  for (const command of commands) {
    const name = command.name.split(' ');
    if (name.every((word, at) => words[at] === word)) return { command, args: words.slice(name.length) };
  }
  return null;
}

/** parseArgs throws TypeErrors of its own for options it does not know. */
function isUsageFault(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return (
    error instanceof TypeError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

const words = process.argv.slice(2);
const found = findCommand(words);
if (!found) {
  const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
  process[asked ? 'stdout' : 'stderr'].write(asked ? help() : `There is no such command.\n\n${help()}`);
  process.exit(asked ? 0 : 2);
}
try {
  await found.command.run(found.args);
} catch (error) {
  if (isUsageFault(error)) {
    console.error(`${error.message}\nUsage: ${found.command.usage}`);
    process.exit(2);
  }
  console.error(explain(error));
  process.exit(1);
}
