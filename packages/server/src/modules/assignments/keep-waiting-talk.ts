import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { DeskEvent } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import { lockOpenConsultations, updateConsultation } from '../talks/index.ts';
import { reserveTalks } from './reserve-talks.ts';

/**
 * Keeps a talk that waits while its person's counselor changes for whoever it is now, or for nobody. Answers what to
 * announce.
 */
export async function keepWaitingTalk(
  tx: OperatorTx,
  context: Context,
  { deskId, seekerId, by }: { deskId: string; seekerId: string; by: string },
): Promise<DeskEvent[]> {
  const events: DeskEvent[] = [];
  for (const talk of await lockOpenConsultations(tx, [seekerId])) {
    if (talk.state !== 'waiting') continue;
    await updateConsultation(tx, talk.id, { reserved_for: null, reserved_until: null });
    const reserved = await reserveTalks(tx, context, {
      deskId,
      talks: [{ id: talk.id, seekerId }],
      now: context.clock.now(),
    });
    const reservation = reserved.get(talk.id);
    await notify(tx, context, {
      deskId,
      to: reservation?.kind === 'reserved' ? { staffIds: [reservation.staffId] } : { right: 'talk.claim' },
      kind: 'new_consultation',
      subject: { kind: 'consultation', id: talk.id },
      except: by,
    });
    events.push({ kind: 'consultation', deskId, consultationId: talk.id });
  }
  return events;
}
