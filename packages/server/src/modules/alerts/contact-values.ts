import type { AlertContact, BodyOf, routes } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { contactPlace } from './alerts-presenter.ts';
import { isStaff, type ContactRow } from './contacts-store.ts';

export type ContactInput = BodyOf<typeof routes.createAlertContact>;

export async function requireStaff(tx: OperatorTx, staffId: string | null): Promise<void> {
  if (staffId !== null && !(await isStaff(tx, staffId)))
    throw new AppError('invalid_input', 'There is no such member of staff.', [
      { field: 'staffId', reason: 'is not a member of staff' },
    ]);
}

/** Name and address are sealed: they are of private people as often as not. */
export function sealContact(keys: OperatorKeys, id: string, input: ContactInput) {
  return {
    staff_id: input.staffId,
    sealed_name: keys.seal(contactPlace(id), input.name),
    sealed_email: keys.seal(contactPlace(id), input.email),
    position: input.position,
  };
}

export function presentContact(keys: OperatorKeys, row: ContactRow): AlertContact {
  const open = (sealed: Buffer) => keys.unseal(contactPlace(row.id), sealed).toString('utf8');
  return {
    contactId: row.id,
    name: open(row.sealed_name),
    email: open(row.sealed_email),
    staffId: row.staff_id,
    position: row.position,
  };
}
