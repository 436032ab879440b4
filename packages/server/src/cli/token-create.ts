import { Login, routes } from '@tomoshibi/contract';
import { parseArgs } from 'node:util';
import { createToken, findStaffByLogin } from '../modules/identity/index.ts';
import { parseOption, required, UsageError, type Command } from './command.ts';
import { withContext } from './open-context.ts';

/** The same limits as over the API. */
const wanted = routes.createToken.body.shape;

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
    const login = parseOption(Login, required(values.login, 'login'), 'login');
    const name = parseOption(wanted.name, required(values.name, 'name'), 'name');
    const access = parseOption(wanted.access, values.access, 'access');
    const days = Number(required(values.days, 'days'));
    const expiresInDays = parseOption(wanted.expiresInDays, days, 'days');
    const { secret } = await withContext(async ({ context }) => {
      const found = await findStaffByLogin(context.db, login);
      if (!found) throw new UsageError(`--login: there is nobody with the sign-in name ${login}.`);
      return createToken(context, { kind: 'system' }, { ...found, name, access, expiresInDays });
    });
    console.log(secret);
  },
};
