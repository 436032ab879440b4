import { DeskRole, NotificationChoices, OperatorRole, type NotificationContent } from '@tomoshibi/contract';
import { z } from 'zod';
import type { OperatorTx } from '../../platform/db/database.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    notification_settings: {
      operator_id: string;
      content: 'bare' | 'kind' | 'kind_and_desk';
      push: boolean;
    };
    notification_preferences: {
      operator_id: string;
      staff_id: string;
      quiet: 'never' | 'outside_shift';
      sealed_address: Buffer | null;
      choices: unknown;
    };
  }
}

export interface Settings {
  readonly content: NotificationContent;
  readonly push: boolean;
}

export async function selectSettings(tx: OperatorTx): Promise<Settings> {
  const row = await tx.db
    .selectFrom('notification_settings')
    .select(['content', 'push'])
    .where('operator_id', '=', tx.operatorId)
    .executeTakeFirst();
  return row ?? { content: 'bare', push: true };
}

export async function upsertSettings(tx: OperatorTx, settings: Settings): Promise<void> {
  await tx.db
    .insertInto('notification_settings')
    .values({ operator_id: tx.operatorId, ...settings })
    .onConflict((conflict) => conflict.column('operator_id').doUpdateSet({ ...settings }))
    .execute();
}

export interface StoredPreferences {
  readonly quiet: 'never' | 'outside_shift';
  readonly choices: NotificationChoices;
  readonly sealedAddress: Buffer | null;
}

export async function selectPreferences(
  tx: OperatorTx,
  staffId: string,
): Promise<StoredPreferences | undefined> {
  const row = await tx.db
    .selectFrom('notification_preferences')
    .select(['quiet', 'choices', 'sealed_address'])
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return (
    row && {
      quiet: row.quiet,
      choices: NotificationChoices.parse(row.choices),
      sealedAddress: row.sealed_address,
    }
  );
}

export async function upsertPreferences(
  tx: OperatorTx,
  staffId: string,
  wanted: StoredPreferences,
): Promise<void> {
  const values = {
    quiet: wanted.quiet,
    sealed_address: wanted.sealedAddress,
    choices: JSON.stringify(wanted.choices),
  };
  await tx.db
    .insertInto('notification_preferences')
    .values({ operator_id: tx.operatorId, staff_id: staffId, ...values })
    .onConflict((conflict) => conflict.columns(['operator_id', 'staff_id']).doUpdateSet(values))
    .execute();
}

export interface Person {
  readonly login: string;
  readonly active: boolean;
  readonly language: 'ja' | 'en';
  readonly operatorRoles: readonly OperatorRole[];
  readonly deskRoles: readonly DeskRole[];
}

export async function selectPerson(tx: OperatorTx, staffId: string): Promise<Person | undefined> {
  const staff = await tx.db
    .selectFrom('staff')
    .select(['login', 'state', 'language', 'operator_roles'])
    .where('operator_id', '=', tx.operatorId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (!staff) return undefined;
  const roles = await tx.db
    .selectFrom('desk_members')
    .select('role')
    .distinct()
    .where('operator_id', '=', tx.operatorId)
    .where('staff_id', '=', staffId)
    .execute();
  return {
    login: staff.login,
    active: staff.state === 'active',
    language: staff.language,
    operatorRoles: z.array(OperatorRole).parse(staff.operator_roles),
    deskRoles: roles.map(({ role }) => DeskRole.parse(role)),
  };
}
