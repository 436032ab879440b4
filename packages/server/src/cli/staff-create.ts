import { DeskRole, line, Login, OperatorRole } from '@tomoshibi/contract';
import { parseArgs } from 'node:util';
import { enrolStaff } from '../modules/identity/index.ts';
import { parseOption, required, type Command } from './command.ts';
import { withContext } from './open-context.ts';
import { readSecretFromStdin } from './read-stdin.ts';

function parseDesk(text: string): { code: string; role: DeskRole } {
  const [code = '', role] = text.split(':');
  return { code, role: parseOption(DeskRole, role, `desk ${code}`) };
}

export const staffCreateCommand: Command = {
  name: 'staff create',
  usage:
    'staff create --login LOGIN --name NAME [--operator NAME] [--role system_admin …] [--desk CODE:role …] [--password-stdin]',
  summary: 'Add a member of staff; without --password-stdin a temporary password is made and printed',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        login: { type: 'string' },
        name: { type: 'string' },
        operator: { type: 'string' },
        role: { type: 'string', multiple: true, default: [] },
        desk: { type: 'string', multiple: true, default: [] },
        'password-stdin': { type: 'boolean', default: false },
      },
    });
    const wanted = {
      login: parseOption(Login, required(values.login, 'login'), 'login'),
      name: parseOption(line(40), required(values.name, 'name'), 'name'),
      operatorName: values.operator === undefined ? null : parseOption(line(60), values.operator, 'operator'),
      operatorRoles: values.role.map((role) => parseOption(OperatorRole, role, 'role')),
      desks: values.desk.map((desk) => parseDesk(desk)),
      password: values['password-stdin'] ? await readSecretFromStdin() : null,
    };
    const { temporaryPassword } = await withContext(({ context }) => enrolStaff(context, wanted));
    console.log(`Added ${wanted.login}.`);
    if (temporaryPassword !== null)
      console.log(`Temporary password, to be changed at the first sign-in: ${temporaryPassword}`);
  },
};
