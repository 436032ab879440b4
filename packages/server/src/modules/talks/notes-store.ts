import type { Insertable, Selectable } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';

export async function insertNote(tx: OperatorTx, row: Insertable<Tables['notes']>): Promise<void> {
  await tx.db.insertInto('notes').values(row).execute();
}

export type NoteRow = Selectable<Tables['notes']> & { author_name: string | null; wrapped_key: Buffer };

/** All notes about a seeker, with the key of the consultation each was written in. */
export async function selectNotes(tx: OperatorTx, seekerId: string): Promise<NoteRow[]> {
  return tx.db
    .selectFrom('notes')
    .innerJoin('consultations', (join) =>
      join
        .onRef('consultations.operator_id', '=', 'notes.operator_id')
        .onRef('consultations.id', '=', 'notes.consultation_id'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.operator_id', '=', 'notes.operator_id').onRef('staff.id', '=', 'notes.author_id'),
    )
    .selectAll('notes')
    .select(['staff.name as author_name', 'consultations.wrapped_key'])
    .where('notes.operator_id', '=', tx.operatorId)
    .where('notes.seeker_id', '=', seekerId)
    .orderBy('notes.created_at', 'desc')
    .execute();
}

export async function upsertDraft(tx: OperatorTx, row: Insertable<Tables['drafts']>): Promise<void> {
  await tx.db
    .insertInto('drafts')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['operator_id', 'consultation_id', 'staff_id'])
        .doUpdateSet({ sealed: row.sealed, updated_at: row.updated_at }),
    )
    .execute();
}

export async function deleteDraft(tx: OperatorTx, consultationId: string, staffId: string): Promise<void> {
  await tx.db
    .deleteFrom('drafts')
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .where('staff_id', '=', staffId)
    .execute();
}

/** Removes everybody's drafts of a talk, those of former counselors too. */
export async function deleteDrafts(tx: OperatorTx, consultationId: string): Promise<void> {
  await tx.db
    .deleteFrom('drafts')
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .execute();
}

export async function selectDraft(
  tx: OperatorTx,
  consultationId: string,
  staffId: string,
): Promise<Buffer | null> {
  const row = await tx.db
    .selectFrom('drafts')
    .select('sealed')
    .where('operator_id', '=', tx.operatorId)
    .where('consultation_id', '=', consultationId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row?.sealed ?? null;
}
