import type { Context } from '../../platform/context.ts';
import type { TimerHandler, TimerJob } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import { lockConsultation, updateConsultation } from '../talks/index.ts';
import { selectLapsed } from './reservations-store.ts';

/** Talks of one run; a lease of 25 seconds leaves room for them. */
const AT_ONCE = 100;

/** Gives one talk to everybody, unless somebody took it or kept it anew in the meantime. */
async function release(context: Context, { operatorId, deskId }: TimerJob, id: string): Promise<void> {
  await context.db.tenant(operatorId, async (tx) => {
    const row = await lockConsultation(tx, id);
    const keeper = row?.reserved_for;
    if (!row || !keeper || !row.reserved_until || row.state !== 'waiting') return;
    if (row.reserved_until > context.clock.now()) return;
    await updateConsultation(tx, id, { reserved_for: null, reserved_until: null });
    const subject = { kind: 'consultation' as const, id };
    await recordAudit(
      tx,
      context.clock,
      { kind: 'system' },
      { action: 'consultation.reservation_ended', deskId, subject, details: { for: keeper } },
    );
    await notify(tx, context, {
      deskId,
      to: { right: 'talk.claim' },
      kind: 'new_consultation',
      subject,
      // Told when it came.
      except: keeper,
    });
    await announce(tx, context, [{ kind: 'consultation', deskId, consultationId: id }]);
  });
}

/** What waited for its own counselor long enough is everybody's, and everybody is told. */
export const releaseTalks: TimerHandler = async (context, job) => {
  const { ids, next } = await context.db.tenant(job.operatorId, (tx) =>
    selectLapsed(tx, job.deskId, { now: context.clock.now(), limit: AT_ONCE }),
  );
  for (const id of ids) await release(context, job, id);
  return ids.length === AT_ONCE ? context.clock.now() : next;
};
