import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { raiseAlerts, withdrawHits } from '../alerts/index.ts';
import { reserveTalks, type Reservation } from '../assignments/index.ts';
import { LEXICON_VERSION } from '../detection/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { readPlaceCode, tieToPlace } from '../materials/index.ts';
import { setForm } from '../notices/index.ts';
import { notify } from '../notifications/index.ts';
import { openDoors } from '../rooms/index.ts';
import { sayInTalk, sendTexts, type DeskToday } from '../reception/index.ts';
import { selectConsultations, updateConsultation } from '../talks/index.ts';
import { addUnreached } from '../unreached/index.ts';
import type { Planned } from './planned.ts';

/** When a desk with a new talk looks at its talks by itself. */
const ATTEND_AFTER_MS = 60_000;

/**
 * Writes what follows for the desk from a batch of messages: alerts, its own texts, who was not reached, and who of
 * the staff is told. Answers what is to be announced.
 */
export async function writeBeside(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  planned: Planned & { talkKeys: ReadonlyMap<string, ConsultationKey> },
): Promise<DeskEvent[]> {
  const { plan, today, texts, found, talkKeys } = planned;
  const { deskId } = today;
  for (const { seekerId, form } of plan.forms) await setForm(tx, context, { deskId, seekerId, form });
  await tieToPlaces(tx, planned);
  await withdrawHits(
    tx,
    [...plan.edits, ...plan.unsends].map(({ message }) => message.id),
  );
  const alerts = await raiseAlerts(tx, context, { found, lexiconVersion: LEXICON_VERSION });
  const said = await sendTexts(tx, context, keys, {
    today,
    texts,
    keyOf(id) {
      const key = talkKeys.get(id);
      if (!key) throw new Error('A text of the desk has no talk');
      return key;
    },
  });
  await openDoors(tx, context, keys, planned.doors);
  const outside = await listOutside(tx, context, planned);
  if (plan.newTalks.length > 0) {
    const dueAt = new Date(context.clock.now().getTime() + ATTEND_AFTER_MS);
    await wakeTimer(tx, context, { deskId, kind: 'reception', dueAt });
  }
  const reservations = await reserveTalks(tx, context, {
    deskId,
    talks: entered(planned),
    now: context.clock.now(),
  });
  // A desk that was put away says nothing.
  const missed =
    planned.channel.desk_state === 'active'
      ? await tellMissed(tx, context, keys, { today, reservations })
      : [];
  await tellStaff(tx, context, planned, reservations);
  return [...alerts, ...said, ...outside, ...missed];
}

type Reservations = ReadonlyMap<string, Reservation>;

/** Talks that begin to wait with this batch. */
const entered = ({ states }: Planned): { id: string; seekerId: string }[] =>
  [...states.seekers.values()].flatMap(({ state: { id, open } }) =>
    open?.entered && open.state === 'waiting' ? [{ id: open.id, seekerId: id }] : [],
  );

/** Tells people whose counselor and deputies are all away that it is so; everybody else may serve them (R25). */
async function tellMissed(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { today, reservations }: { today: DeskToday; reservations: Reservations },
): Promise<DeskEvent[]> {
  const counselors = new Map(
    [...reservations].flatMap(([id, one]) => (one.kind === 'absent' ? [[id, one.counselor] as const] : [])),
  );
  if (counselors.size === 0) return [];
  const events: DeskEvent[] = [];
  for (const talk of await selectConsultations(tx, { ids: [...counselors.keys()] })) {
    const values = { counselor: counselors.get(talk.id) ?? '' };
    const spoken = await sayInTalk(tx, context, keys, { today, talk, kind: 'assigned_absent', values });
    if (!spoken.said) continue;
    await updateConsultation(tx, talk.id, { last_seq: spoken.lastSeq });
    events.push(...spoken.events);
  }
  return events;
}

/** By which card or poster somebody came is known only when their message names its code (R2). */
async function tieToPlaces(tx: OperatorTx, { plan, today }: Planned): Promise<void> {
  for (const { seekerId, sentAt, content } of plan.messages) {
    const code = content?.kind === 'text' ? readPlaceCode(content.text) : null;
    if (code) await tieToPlace(tx, { deskId: today.deskId, seekerId, code, at: sentAt });
  }
}

/** Who writes while the desk is closed is not forgotten until somebody answers (R30). */
async function listOutside(tx: OperatorTx, context: Context, { plan, today }: Planned): Promise<DeskEvent[]> {
  const outside = plan.newTalks.filter(({ talk }) => talk.state === 'outside');
  await addUnreached(
    tx,
    outside.map(({ seekerId, talk }) => ({
      id: uuidv7(context.clock),
      deskId: today.deskId,
      seekerId,
      consultationId: talk.id,
      reason: 'outside_hours' as const,
      since: talk.openedAt,
    })),
  );
  return outside.length > 0 ? [{ kind: 'desk', deskId: today.deskId, topic: 'ledger' }] : [];
}

async function tellStaff(
  tx: OperatorTx,
  context: Context,
  planned: Planned,
  reservations: Reservations,
): Promise<void> {
  const { states, today } = planned;
  const { deskId } = today;
  const comes = (id: string, to: { right: 'talk.claim' } | { staffIds: string[] }) =>
    notify(tx, context, { deskId, to, kind: 'new_consultation', subject: { kind: 'consultation', id } });
  const [first] = entered(planned).filter(({ id }) => reservations.get(id)?.kind !== 'reserved');
  if (first) await comes(first.id, { right: 'talk.claim' });
  for (const [id, one] of reservations)
    if (one.kind === 'reserved') await comes(id, { staffIds: [one.staffId] });
  const talks = [...states.seekers.values()].flatMap(({ state }) => state.open ?? []);
  for (const { id, assigneeId, wasAnswered, unansweredSince } of talks)
    if (assigneeId && wasAnswered && unansweredSince)
      await notify(tx, context, {
        deskId,
        to: { staffIds: [assigneeId] },
        kind: 'seeker_wrote',
        subject: { kind: 'consultation', id },
      });
}
