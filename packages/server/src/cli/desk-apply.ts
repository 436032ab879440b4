import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { applyDesk, parseDeskFile, resolveDeskFile, type Applied } from '../modules/desk-files/index.ts';
import { createPasswords } from '../modules/identity/index.ts';
import { UsageError, type Command } from './command.ts';
import { withContext } from './open-context.ts';
import { createSecretSource } from './secret-source.ts';

async function readDeskFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`The file ${path} cannot be read.`);
  }
}

function report(code: string, { changes, passwords }: Applied): string {
  if (changes.length === 0) return `Nothing to change: ${code} is as the file says.`;
  const lines = changes.map(({ what, name, done }) => `  ${what} ${name}: ${done}`);
  if (passwords.length > 0) {
    lines.push('Temporary passwords, shown only now, to be changed at the first sign-in:');
    lines.push(...passwords.map(({ login, password }) => `  ${login}  ${password}`));
  }
  return [`Applied ${code}.`, ...lines].join('\n');
}

export const deskApplyCommand: Command = {
  name: 'desk apply',
  usage: 'desk apply FILE.yaml',
  summary:
    'Make a desk what a file says: channel, templates, staff. Run again, it changes nothing. Secrets are named in the file as ${NAME}, file:path or stdin',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [path, second] = positionals;
    if (path === undefined || second !== undefined) throw new UsageError('Name one desk file.');
    const file = parseDeskFile(await readDeskFile(path));
    const applied = await withContext(async ({ context, config }) => {
      const source = createSecretSource(path, config.line.apiBaseUrl);
      const resolved = await resolveDeskFile(file, source);
      return applyDesk({ ...context, passwords: createPasswords() }, resolved, { kind: 'system' });
    });
    console.log(report(file.desk.code, applied));
  },
};
