import type { DeskRole, OperatorRole } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { createOperator, listOperators } from '../operators/index.ts';
import { addStaff } from './add-staff.ts';
import { requireGoodPassword } from './password-rules.ts';
import { createPasswords, type PasswordCost } from './passwords.ts';
import { lockSetUp } from './setup-store.ts';
import { selectDesksByCode } from './staff-store.ts';
import { newTemporaryPassword } from './temporary-password.ts';

export interface Enrolment {
  readonly login: string;
  readonly name: string;
  /** null: the only operator there is. A name nobody has makes the first operator. */
  readonly operatorName: string | null;
  readonly operatorRoles: readonly OperatorRole[];
  readonly desks: readonly { readonly code: string; readonly role: DeskRole }[];
  /** null: a temporary one is made. */
  readonly password: string | null;
}

async function desksByCode(tx: OperatorTx, desks: Enrolment['desks']) {
  const known = await selectDesksByCode(
    tx,
    desks.map(({ code }) => code),
  );
  return desks.map(({ code, role }) => {
    const deskId = known.get(code);
    if (!deskId) throw new AppError('not_found', `There is no desk with the code ${code}.`);
    return { deskId, role };
  });
}

/** The operator meant, or the name of the one to be made. */
async function chooseOperator(
  context: Context,
  name: string | null,
): Promise<{ operatorId: string; name: string } | { newName: string }> {
  const operators = await listOperators(context.db);
  const named = operators.filter((operator) => name === null || operator.name === name);
  const [only] = named;
  if (only && named.length === 1) return only;
  if (operators.length === 0 && name !== null) return { newName: name };
  const names = operators.map((operator) => operator.name).join(', ');
  throw new AppError(
    'not_found',
    operators.length === 0
      ? 'There is no operator yet; name the one to make with --operator.'
      : `Say which operator with --operator; there are: ${names}.`,
  );
}

/** Adds a member of staff by command line, with the first operator if there is none. */
export async function enrolStaff(
  context: Context,
  wanted: Enrolment,
  cost?: PasswordCost,
): Promise<{ staffId: string; temporaryPassword: string | null }> {
  const chosen = await chooseOperator(context, wanted.operatorName);
  const operatorName = 'newName' in chosen ? chosen.newName : chosen.name;
  if (wanted.password !== null) requireGoodPassword(wanted.password, { ...wanted, operatorName });
  const temporaryPassword = wanted.password === null ? newTemporaryPassword() : null;
  const passwordHash = await createPasswords(cost).hash(wanted.password ?? temporaryPassword ?? '');
  const add = async (tx: OperatorTx) =>
    addStaff(
      tx,
      context,
      { kind: 'system' },
      {
        ...wanted,
        desks: await desksByCode(tx, wanted.desks),
        passwordHash,
        mustChangePassword: wanted.password === null,
      },
    );
  if (!('newName' in chosen))
    return { staffId: await context.db.tenant(chosen.operatorId, add), temporaryPassword };
  const { result } = await createOperator(context, chosen.newName, async (tx) => {
    await lockSetUp(tx);
    if ((await listOperators(context.db)).length > 0)
      throw new AppError('already_set_up', 'Somebody set this installation up meanwhile; try again.');
    return add(tx);
  });
  return { staffId: result, temporaryPassword };
}
