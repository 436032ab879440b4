import type { Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    alert_contacts: {
      operator_id: string;
      id: string;
      desk_id: string;
      staff_id: string | null;
      sealed_name: Buffer;
      sealed_email: Buffer;
      position: number;
      removed_at: Date | null;
    };
  }
}

export type ContactRow = Omit<Selectable<Tables['alert_contacts']>, 'operator_id' | 'removed_at'>;

export async function selectContacts(tx: OperatorTx, deskId: string): Promise<ContactRow[]> {
  return tx.db
    .selectFrom('alert_contacts')
    .select(['id', 'desk_id', 'staff_id', 'sealed_name', 'sealed_email', 'position'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function insertContact(tx: OperatorTx, row: ContactRow): Promise<void> {
  await tx.db
    .insertInto('alert_contacts')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

/** Whether there was such a contact at this desk. */
export async function updateContactRow(
  tx: OperatorTx,
  place: { readonly deskId: string; readonly contactId: string },
  change: Partial<Omit<Selectable<Tables['alert_contacts']>, 'operator_id' | 'id' | 'desk_id'>>,
): Promise<boolean> {
  const updated = await tx.db
    .updateTable('alert_contacts')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', place.deskId)
    .where('id', '=', place.contactId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function isStaff(tx: OperatorTx, staffId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('staff')
    .select('id')
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}
