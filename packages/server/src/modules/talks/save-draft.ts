import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { deleteDraft, selectDraft, upsertDraft } from './notes-store.ts';
import { accessForChange, requireOwnTalk } from './talks-access.ts';

export const draftPlace = (consultationId: string, staffId: string): string =>
  `drafts|${consultationId}|${staffId}`;

/**
 * Keeps an unfinished answer on the server, since nothing of a talk may stay in a browser. Audited when a draft
 * begins and when it is removed, not at every keystroke.
 */
export async function saveDraft(
  context: Context,
  caller: Caller,
  input: { consultationId: string; text: string },
): Promise<void> {
  const keys = await context.keys(caller.operatorId);
  await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.reply');
    requireOwnTalk(caller, row);
    const had = (await selectDraft(tx, row.id, caller.staffId)) !== null;
    const has = input.text !== '';
    if (has) {
      const key = keys.openConsultationKey(row.id, row.wrapped_key);
      await upsertDraft(tx, {
        operator_id: tx.operatorId,
        consultation_id: row.id,
        staff_id: caller.staffId,
        sealed: key.seal(draftPlace(row.id, caller.staffId), input.text),
        updated_at: context.clock.now(),
      });
    } else await deleteDraft(tx, row.id, caller.staffId);
    if (had === has) return;
    await recordAudit(tx, context.clock, caller, {
      action: has ? 'draft.begun' : 'draft.removed',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
    });
  });
}
