import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { TimerHandler, TimerJob } from '../../platform/timers/index.ts';
import { lockSeekers } from '../seekers/index.ts';
import { openDoors } from './open-doors.ts';
import { selectUnseen, type UnseenRow } from './rooms-store.ts';
import { whenToTell } from './when-to-tell.ts';

/** People of one run; a lease of 25 seconds leaves room for them. */
const AT_ONCE = 200;

const dueOf = (row: UnseenRow, now: Date): Date | null =>
  whenToTell(
    {
      answered: row.answered,
      hasLine: row.has_line,
      doorAt: row.door_at,
      toldAt: row.told_at,
      seenAt: row.seen_at,
    },
    now,
  );

/** Looks again under the person's lock: they may have opened the room meanwhile. */
async function tell(context: Context, keys: OperatorKeys, job: TimerJob, seekerId: string): Promise<void> {
  await context.db.tenant(job.operatorId, async (tx) => {
    await lockSeekers(tx, [seekerId]);
    const [row] = await selectUnseen(tx, { deskId: job.deskId, seekerId });
    const now = context.clock.now();
    const due = row ? dueOf(row, now) : null;
    if (!row || !due || due > now) return;
    const words = row.answered ? 'answer' : 'news';
    await openDoors(tx, context, keys, [{ seekerId, consultationId: row.consultation_id, words }]);
  });
}

/** Tells people over LINE that something waits for them in the room: no word of it, only that it is there. */
export const tellAbsent: TimerHandler = async (context, job) => {
  const keys = await context.keys(job.operatorId);
  const rows = await context.db.tenant(job.operatorId, (tx) => selectUnseen(tx, { deskId: job.deskId }));
  const now = context.clock.now();
  const due = rows.flatMap((row) => {
    const at = dueOf(row, now);
    return at ? [{ seekerId: row.seeker_id, at }] : [];
  });
  const ready = due.filter(({ at }) => at <= now);
  for (const { seekerId } of ready.slice(0, AT_ONCE)) await tell(context, keys, job, seekerId);
  if (ready.length > AT_ONCE) return now;
  const later = due.filter(({ at }) => at > now).map(({ at }) => at.getTime());
  return later.length > 0 ? new Date(Math.min(...later)) : null;
};
