import { deskRightsOf, DeskRole, type DeskRight } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import type { TimerHandler, TimerJob } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { selectMembers } from '../desks/index.ts';
import { lockConsultation } from '../talks/index.ts';
import type { AlertNotice, AlertNotifier } from './alert-notifier.ts';
import { nextClimb, type NextClimb } from './alert-rules.ts';
import { stateOf } from './alert-state.ts';
import { contactPlace } from './alerts-presenter.ts';
import { insertSteps, lockAlert, selectClimbing, updateAlert, type AlertRow } from './alerts-store.ts';
import { announceAlert } from './announce-alerts.ts';
import { selectClock } from './clock-store.ts';
import { selectContacts } from './contacts-store.ts';

/** Alerts moved in one run; the timer goes on at once when there are more. */
const AT_ONCE = 20;

interface Told {
  readonly staff: readonly string[];
  readonly contacts: readonly string[];
}

async function staffWith(tx: OperatorTx, deskId: string, right: DeskRight): Promise<string[]> {
  const members = await selectMembers(tx, deskId);
  return members
    .filter(({ state, role }) => state === 'active' && deskRightsOf([], DeskRole.parse(role)).has(right))
    .map((member) => member.staff_id);
}

/**
 * Whom a step tells. The counselor's stage: who has the talk, or everybody who may take it. After that: those who may
 * decide, and at the last stage also the contacts. Of a seen alert its owner is reminded too, and contacts no more.
 */
async function tell(
  tx: OperatorTx,
  context: Context,
  notifier: AlertNotifier,
  { row, assigneeId, step }: { row: AlertRow; assigneeId: string | null; step: NextClimb },
): Promise<Told> {
  const notice: AlertNotice = {
    deskId: row.desk_id,
    consultationId: row.consultation_id,
    alertId: row.id,
    level: row.level,
    stage: step.stage,
    kind: step.kind,
  };
  const owner = row.seen_at && row.owner_id ? [row.owner_id] : [];
  const counselors = assigneeId ? [assigneeId] : await staffWith(tx, row.desk_id, 'talk.claim');
  const people =
    step.stage === 'counselor'
      ? owner.length > 0
        ? owner
        : counselors
      : [...owner, ...(await staffWith(tx, row.desk_id, 'alert.decide'))];
  const staff = await notifier.staff(tx, context, notice, [...new Set(people)]);
  const contacts: string[] = [];
  if (step.stage === 'contact' && !row.seen_at) {
    const keys = await context.keys(tx.operatorId);
    for (const contact of await selectContacts(tx, row.desk_id)) {
      const place = contactPlace(contact.id);
      const reached = await notifier.contact(tx, context, notice, {
        contactId: contact.id,
        staffId: contact.staff_id,
        name: keys.unseal(place, contact.sealed_name).toString('utf8'),
        email: keys.unseal(place, contact.sealed_email).toString('utf8'),
      });
      if (reached) contacts.push(contact.id);
    }
  }
  return { staff, contacts };
}

async function climbOne(
  context: Context,
  notifier: AlertNotifier,
  { operatorId, deskId, now }: TimerJob,
  known: AlertRow,
): Promise<void> {
  await context.db.tenant(operatorId, async (tx) => {
    const talk = await lockConsultation(tx, known.consultation_id);
    const row = await lockAlert(tx, known.id);
    if (!talk || !row || row.decided_at) return;
    const step = nextClimb(stateOf(row), await selectClock(tx, deskId));
    if (!step || step.at > now) return;
    const assigneeId = talk.state === 'active' ? talk.assignee_id : null;
    const told = await tell(tx, context, notifier, { row, assigneeId, step });
    await updateAlert(tx, row.id, { stage: step.stage, told_at: now });
    await insertSteps(tx, [
      {
        id: uuidv7(context.clock),
        alert_id: row.id,
        at: now,
        kind: step.kind,
        level: row.level,
        stage: step.stage,
        told_staff: told.staff,
        told_contacts: told.contacts,
      },
    ]);
    await recordAudit(
      tx,
      context.clock,
      { kind: 'system' },
      {
        action: `alert.${step.kind}`,
        deskId,
        subject: { kind: 'alert', id: row.id },
        details: {
          consultation: row.consultation_id,
          level: row.level,
          stage: step.stage,
          staff: told.staff.length,
          contacts: told.contacts.length,
        },
      },
    );
    await announceAlert(tx, context, row);
  });
}

/**
 * Handles the timer `alerts`: tells the people of every alert whose time has come, at any hour of the day. One alert
 * that cannot be told of holds up none of the others.
 */
export function climbAlerts(notifier: AlertNotifier): TimerHandler {
  return async (context, job) => {
    const planned = async () =>
      context.db.tenant(job.operatorId, async (tx) => {
        const clock = await selectClock(tx, job.deskId);
        return (await selectClimbing(tx, job.deskId))
          .flatMap((row) => {
            const step = nextClimb(stateOf(row), clock);
            return step ? [{ row, at: step.at }] : [];
          })
          .sort((a, b) => a.at.getTime() - b.at.getTime());
      });
    const failures: unknown[] = [];
    for (const { row, at } of (await planned()).slice(0, AT_ONCE)) {
      if (at > job.now) break;
      await climbOne(context, notifier, job, row).catch((error: unknown) => failures.push(error));
    }
    // The timer's own pauses apply: what failed is tried again, and what is done is not done twice.
    if (failures.length > 0) throw failures[0];
    const [next] = await planned();
    return next ? (next.at < job.now ? job.now : next.at) : null;
  };
}
