import type { Note } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { insertNote } from './notes-store.ts';
import { accessConsultation, accessForChange } from './talks-access.ts';
import { touchConsultations } from './talks-store.ts';

export const notePlace = (noteId: string): string => `notes|${noteId}`;

interface NewNote {
  readonly row: Pick<ConsultationRow, 'id' | 'seeker_id' | 'wrapped_key'>;
  readonly authorId: string;
  readonly text: string;
}

/** Writes a note into a talk that the caller has locked. */
export async function writeNote(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  keys: OperatorKeys,
  { row, authorId, text }: NewNote,
): Promise<{ id: string; createdAt: Date }> {
  const id = uuidv7(context.clock);
  const createdAt = context.clock.now();
  const key = keys.openConsultationKey(row.id, row.wrapped_key);
  await insertNote(tx, {
    operator_id: tx.operatorId,
    id,
    consultation_id: row.id,
    seeker_id: row.seeker_id,
    author_id: authorId,
    created_at: createdAt,
    sealed: key.seal(notePlace(id), text),
  });
  return { id, createdAt };
}

/** Adds a note for colleagues; it is sealed like the talk and never goes to the seeker. */
export async function addNote(
  context: Context,
  caller: Caller,
  input: { consultationId: string; text: string },
): Promise<Note> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessConsultation(tx, caller, input.consultationId);
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.note');
    const { id, createdAt } = await writeNote(tx, context, keys, {
      row,
      authorId: caller.staffId,
      text: input.text,
    });
    await touchConsultations(tx, [row.id]);
    await recordAudit(tx, context.clock, caller, {
      action: 'note.added',
      deskId: row.desk_id,
      subject: { kind: 'note', id },
      details: { consultation: row.id },
    });
    await announce(tx, context, [{ kind: 'consultation', deskId: row.desk_id, consultationId: row.id }]);
    return {
      id,
      consultationId: row.id,
      author: { staffId: caller.staffId, name: caller.name },
      createdAt: createdAt.toISOString(),
      text: input.text,
    };
  });
}
