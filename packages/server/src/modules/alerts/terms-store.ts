import type { AlertLevel } from '@tomoshibi/contract';
import type { Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    desk_terms: {
      operator_id: string;
      id: string;
      desk_id: string;
      pattern: string;
      level: AlertLevel;
      active: boolean;
      added_by: string;
      added_at: Date;
    };
  }
}

export type TermRow = Omit<Selectable<Tables['desk_terms']>, 'operator_id'>;
export type TermView = TermRow & { adder_name: string | null };

export async function selectTerms(tx: OperatorTx, deskId: string): Promise<TermView[]> {
  return tx.db
    .selectFrom('desk_terms')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.operator_id', '=', 'desk_terms.operator_id')
        .onRef('staff.id', '=', 'desk_terms.added_by'),
    )
    .select([
      'desk_terms.id',
      'desk_terms.desk_id',
      'desk_terms.pattern',
      'desk_terms.level',
      'desk_terms.active',
      'desk_terms.added_by',
      'desk_terms.added_at',
      'staff.name as adder_name',
    ])
    .where('desk_terms.operator_id', '=', tx.operatorId)
    .where('desk_terms.desk_id', '=', deskId)
    .orderBy('desk_terms.pattern')
    .execute();
}

export async function insertTerm(tx: OperatorTx, row: TermRow): Promise<void> {
  await tx.db
    .insertInto('desk_terms')
    .values({ ...row, operator_id: tx.operatorId })
    .execute();
}

interface Place {
  readonly deskId: string;
  readonly termId: string;
}

/** Whether there was such a word at this desk. */
export async function updateTermRow(
  tx: OperatorTx,
  place: Place,
  change: Pick<TermRow, 'level' | 'active'>,
): Promise<boolean> {
  const updated = await tx.db
    .updateTable('desk_terms')
    .set(change)
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', place.deskId)
    .where('id', '=', place.termId)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

export async function deleteTermRow(tx: OperatorTx, place: Place): Promise<boolean> {
  const deleted = await tx.db
    .deleteFrom('desk_terms')
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', place.deskId)
    .where('id', '=', place.termId)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** A word the desk watches for, as the keyword search takes it. */
export interface WatchedTerm {
  readonly id: string;
  readonly text: string;
  readonly level: AlertLevel;
}

/** The words a desk watches for now. Small and read for every batch; no lock, no audit. */
export async function watchedTerms(tx: OperatorTx, deskId: string): Promise<WatchedTerm[]> {
  return tx.db
    .selectFrom('desk_terms')
    .select(['id', 'pattern as text', 'level'])
    .where('operator_id', '=', tx.operatorId)
    .where('desk_id', '=', deskId)
    .where('active', '=', true)
    .orderBy('id')
    .execute();
}
