import { parseArgs } from 'node:util';
import { createToken, findStaffByLogin } from '../modules/identity/index.ts';
import { required, UsageError, type Command } from './command.ts';
import { withContext } from './open-context.ts';

export const tokenCreateCommand: Command = {
  name: 'token create',
  usage: 'token create --login LOGIN --name NAME --days N [--access read|write]',
  summary: 'Make an API token that acts for a member of staff; it is printed once',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        login: { type: 'string' },
        name: { type: 'string' },
        days: { type: 'string' },
        access: { type: 'string', default: 'read' },
      },
    });
    const login = required(values.login, 'login').trim().toLowerCase();
    const name = required(values.name, 'name').trim();
    const expiresInDays = Number(required(values.days, 'days'));
    const { access } = values;
    if (!Number.isInteger(expiresInDays) || expiresInDays < 1 || expiresInDays > 366)
      throw new UsageError('--days must be a whole number from 1 to 366.');
    if (access !== 'read' && access !== 'write') throw new UsageError('--access must be read or write.');
    const { secret } = await withContext(async ({ context }) => {
      const found = await findStaffByLogin(context.db, login);
      if (!found) throw new UsageError(`--login: there is nobody with the sign-in name ${login}.`);
      return createToken(context, { kind: 'system' }, { ...found, name, access, expiresInDays });
    });
    console.log(secret);
  },
};
