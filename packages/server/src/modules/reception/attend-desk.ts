import type { TimerHandler, TimerJob } from '../../platform/timers/index.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { announce } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import { lockConsultation } from '../talks/index.ts';
import { linePlaces } from './line-places.ts';
import { selectAttended, type AttendedRow } from './attended-store.ts';
import { loadDeskToday, type DeskToday } from './desk-today.ts';
import { dueStep, type Attended, type DueStep } from './due-steps.ts';
import { offerAtOpening } from './offer-opening.ts';
import { takeStep } from './take-step.ts';

/** How often a desk with open talks looks at them. */
const LOOK_MS = 60_000;
/** Steps of one run; a lease of 25 seconds leaves room for them. */
const STEPS_AT_ONCE = 200;

type Facts = Pick<
  ConsultationRow,
  | 'state'
  | 'last_message_at'
  | 'unanswered_since'
  | 'first_reply_at'
  | 'nudged_at'
  | 'told_at'
  | 'told_place'
  | 'attention'
>;

function attended(row: Facts, ahead: number | null): Attended | null {
  if (row.state === 'closed') return null;
  return {
    state: row.state,
    lastMessageAt: row.last_message_at,
    unansweredSince: row.unanswered_since,
    firstReplyAt: row.first_reply_at,
    nudgedAt: row.nudged_at,
    toldAt: row.told_at,
    toldPlace: row.told_place,
    ahead,
    undecided: row.attention !== 'none',
  };
}

function stepOf(row: Facts, ahead: number | null, today: DeskToday, now: Date): DueStep | null {
  const talk = attended(row, ahead);
  return talk && dueStep(talk, today.rules, today.intake, now);
}

async function placesAhead(tx: OperatorTx, deskId: string, rows: readonly AttendedRow[]) {
  if (!rows.some((row) => row.state === 'waiting' && row.told_place !== null))
    return new Map<string, number>();
  return linePlaces(tx, deskId);
}

/** Takes the step again under the talk's lock: whoever acted in the meantime was first. */
async function stepUnderLock(
  context: Context,
  keys: OperatorKeys,
  job: TimerJob,
  due: { id: string; ahead: number | null },
): Promise<void> {
  await context.db.tenant(job.operatorId, async (tx) => {
    const row = await lockConsultation(tx, due.id);
    if (!row) return;
    const today = await loadDeskToday(tx, context, job.deskId);
    const step = stepOf(row, due.ahead, today, context.clock.now());
    if (!step) return;
    await announce(tx, context, await takeStep(tx, context, keys, { today, row, step, ahead: due.ahead }));
  });
}

/**
 * What a desk does by itself from time to time: asks silent people, ends silent talks, tells places in line, closes
 * the day. Everything is read from the state of the talks, so that a run too many changes nothing.
 */
export const attendDesk: TimerHandler = async (context, job) => {
  const keys = await context.keys(job.operatorId);
  const { due, open, short, opened } = await context.db.tenant(job.operatorId, async (tx) => {
    const today = await loadDeskToday(tx, context, job.deskId);
    if (today.short !== null)
      await notify(tx, context, {
        deskId: job.deskId,
        to: { right: 'shift.manage' },
        kind: 'short_staffed',
        urgent: true,
      });
    const rows = await selectAttended(tx, job.deskId);
    const places = await placesAhead(tx, job.deskId, rows);
    const now = context.clock.now();
    return {
      due: rows.flatMap((row) => {
        const ahead = places.get(row.id) ?? null;
        return stepOf(row, ahead, today, now) ? [{ id: row.id, ahead }] : [];
      }),
      open: rows.length,
      short: today.short !== null,
      opened: today.intake.phase === 'intake' && today.rules.offerAtOpening,
    };
  });
  for (const one of due.slice(0, STEPS_AT_ONCE)) await stepUnderLock(context, keys, job, one);
  const offersLeft = opened && (await offerAtOpening(context, keys, job));
  if (due.length > STEPS_AT_ONCE || offersLeft) return context.clock.now();
  // A desk that waits for its staff, or for people who wrote, looks again; a quiet one is woken by what happens.
  return open > 0 || short ? new Date(context.clock.now().getTime() + LOOK_MS) : null;
};
