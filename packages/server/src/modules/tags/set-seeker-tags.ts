import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { accessConsultation, accessForChange, touchConsultations } from '../talks/index.ts';
import { replaceTags, selectTags } from './tags-store.ts';

/** Sets how staff sort a person. What the tags say is not written into the record of acts: only how many they are. */
export async function setSeekerTags(
  context: Context,
  caller: Caller,
  input: { consultationId: string; tags: readonly string[] },
): Promise<{ tags: string[] }> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    await accessConsultation(tx, caller, input.consultationId);
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.note');
    const seeker = await selectSeeker(tx, row.seeker_id);
    if (!seeker) throw notFound('person');
    const person = { seekerId: seeker.id, deskId: seeker.desk_id };
    await replaceTags(tx, person, { tags: input.tags, by: caller.staffId, at: context.clock.now() });
    await touchConsultations(tx, [row.id]);
    await recordAudit(tx, context.clock, caller, {
      action: 'seeker.tagged',
      deskId: row.desk_id,
      subject: { kind: 'seeker', id: seeker.id },
      details: { tags: input.tags.length },
    });
    await announce(tx, context, [{ kind: 'consultation', deskId: row.desk_id, consultationId: row.id }]);
    return { tags: await selectTags(tx, seeker.id) };
  });
}
