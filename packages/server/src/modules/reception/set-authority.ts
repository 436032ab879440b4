import type { ConsultationFacts } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { selectAuthority } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { accessForChange, factsOf, updateConsultation } from '../talks/index.ts';

/**
 * Says whose person it is, where they chose no region or a wrong one: figures of several authorities that share a desk
 * are kept apart by it. Nobody gains or loses sight of the talk.
 */
export async function setAuthority(
  context: Context,
  caller: Caller,
  input: { consultationId: string; authorityId: string },
): Promise<ConsultationFacts> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessForChange(tx, caller, input.consultationId, 'talk.note');
    const authority = await selectAuthority(tx, { id: input.authorityId });
    if (!authority) throw notFound('authority');
    await updateConsultation(tx, row.id, { home_authority_id: authority.id });
    await recordAudit(tx, context.clock, caller, {
      action: 'consultation.authority_set',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
      details: { authority: authority.id },
    });
    await announce(tx, context, [{ kind: 'consultation', deskId: row.desk_id, consultationId: row.id }]);
    return factsOf(tx, row.id);
  });
}
