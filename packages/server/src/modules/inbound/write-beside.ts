import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { moveAlerts, raiseAlerts, withdrawHits } from '../alerts/index.ts';
import { reserveTalks, type Reservation } from '../assignments/index.ts';
import { LEXICON_VERSION } from '../detection/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { readPlaceCode, tieToPlace } from '../materials/index.ts';
import { setForm } from '../notices/index.ts';
import { notify } from '../notifications/index.ts';
import { openDoors } from '../rooms/index.ts';
import { sayInTalk, sendTexts, type DeskToday } from '../reception/index.ts';
import { takeSurveyTaps } from '../surveys/index.ts';
import { selectConsultations, updateConsultation } from '../talks/index.ts';
import { addUnreached } from '../unreached/index.ts';
import type { TalkState } from './plan-shapes.ts';
import type { Planned } from './planned.ts';
import { sendSays, writeFlows } from './write-flows.ts';

/** When a desk with a new talk looks at its talks by itself. */
const ATTEND_AFTER_MS = 60_000;

type Keyed = Planned & { readonly talkKeys: ReadonlyMap<string, ConsultationKey> };

/**
 * Writes what follows for desks from a batch of messages: alerts, their own texts and the bot's, who was not reached,
 * and who of the staff is told. Answers what is to be announced.
 */
export async function writeBeside(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  planned: Keyed,
): Promise<DeskEvent[]> {
  const { plan, today, says } = planned;
  for (const { seekerId, form } of plan.forms)
    await setForm(tx, context, { deskId: today.deskId, seekerId, form });
  await takeSurveyTaps(tx, context, keys, plan.surveyTaps);
  await tieToPlaces(tx, planned);
  await withdrawHits(
    tx,
    [...plan.edits, ...plan.unsends].map(({ message }) => message.id),
  );
  const alerts = await writeAlerts(tx, context, planned);
  const said = await sendSays(tx, context, keys, { says: says.said, talkKeys: planned.talkKeys });
  const texts = await sendDeskTexts(tx, context, keys, planned);
  const asked = await sendSays(tx, context, keys, { says: says.asked, talkKeys: planned.talkKeys });
  await openDoors(tx, context, keys, planned.doors);
  const ended = await writeFlows(tx, context, keys, planned);
  const outside = await listOutside(tx, context, planned);
  await wakeReception(tx, context, planned);
  const missed: DeskEvent[] = [];
  for (const [deskId, talks] of enteredByDesk(planned)) {
    const reservations = await reserveTalks(tx, context, { deskId, talks, now: context.clock.now() });
    await tellOfNew(tx, context, { deskId, talks, reservations });
    // A desk that was put away says nothing.
    const at = planned.flows.today.get(deskId) ?? today;
    if (planned.channel.desk_state === 'active')
      missed.push(...(await tellMissed(tx, context, keys, { today: at, reservations })));
  }
  await tellOfWords(tx, context, planned);
  return [...alerts, ...said, ...texts, ...asked, ...ended, ...outside, ...missed];
}

type Reservations = ReadonlyMap<string, Reservation>;

const openTalks = ({ states }: Planned): { seekerId: string; talk: TalkState }[] =>
  [...states.seekers.values()].flatMap(({ state: { id, open } }) =>
    open ? [{ seekerId: id, talk: open }] : [],
  );

/** Alerts stand at the desk that serves the talk now, also when the bot handed it on with these very words. */
async function writeAlerts(tx: OperatorTx, context: Context, planned: Planned): Promise<DeskEvent[]> {
  const talks = openTalks(planned).map(({ talk }) => talk);
  const deskOf = new Map(talks.map(({ id, deskId }) => [id, deskId]));
  const moved = await moveAlerts(
    tx,
    context,
    talks.filter(({ deskId, cameFrom }) => deskId !== cameFrom),
  );
  const found = planned.found.map((one) => ({
    ...one,
    deskId: deskOf.get(one.consultationId) ?? one.deskId,
  }));
  return [...moved, ...(await raiseAlerts(tx, context, { found, lexiconVersion: LEXICON_VERSION }))];
}

function sendDeskTexts(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { texts, talkKeys, flows, today }: Keyed,
): Promise<DeskEvent[]> {
  return sendTexts(tx, context, keys, {
    offersOf: (deskId) => ({
      forms: (flows.today.get(deskId) ?? today).forms,
      hasFlow: flows.inForce !== null && deskId === today.deskId,
    }),
    texts,
    keyOf(id) {
      const key = talkKeys.get(id);
      if (!key) throw new Error('A text of the desk has no talk');
      return key;
    },
  });
}

/** Desks look after the talks that came to them with this batch. */
async function wakeReception(tx: OperatorTx, context: Context, planned: Planned): Promise<void> {
  const dueAt = new Date(context.clock.now().getTime() + ATTEND_AFTER_MS);
  const came = openTalks(planned).filter(({ talk }) => talk.isNew || talk.deskId !== talk.cameFrom);
  for (const deskId of new Set(came.map(({ talk }) => talk.deskId)))
    await wakeTimer(tx, context, { deskId, kind: 'reception', dueAt });
}

interface Entering {
  readonly id: string;
  readonly seekerId: string;
}

/** Talks that begin to wait with this batch, by the desk they wait at. */
function enteredByDesk(planned: Planned): ReadonlyMap<string, readonly Entering[]> {
  const byDesk = new Map<string, Entering[]>();
  for (const { seekerId, talk } of openTalks(planned))
    if (talk.entered && talk.state === 'waiting')
      byDesk.set(talk.deskId, [...(byDesk.get(talk.deskId) ?? []), { id: talk.id, seekerId }]);
  return byDesk;
}

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
async function listOutside(tx: OperatorTx, context: Context, planned: Planned): Promise<DeskEvent[]> {
  const outside = openTalks(planned).filter(
    ({ talk }) => talk.state === 'outside' && (talk.isNew || talk.leftBot),
  );
  await addUnreached(
    tx,
    outside.map(({ seekerId, talk }) => ({
      id: uuidv7(context.clock),
      deskId: talk.deskId,
      seekerId,
      consultationId: talk.id,
      reason: 'outside_hours' as const,
      since: talk.openedAt,
    })),
  );
  const desks = [...new Set(outside.map(({ talk }) => talk.deskId))];
  return desks.map((deskId) => ({ kind: 'desk', deskId, topic: 'ledger' }));
}

/** Tells a desk's staff that somebody waits: everybody of the first one, and a person's own counselor of theirs. */
async function tellOfNew(
  tx: OperatorTx,
  context: Context,
  { deskId, talks, reservations }: { deskId: string; talks: readonly Entering[]; reservations: Reservations },
): Promise<void> {
  const comes = (id: string, to: { right: 'talk.claim' } | { staffIds: string[] }) =>
    notify(tx, context, { deskId, to, kind: 'new_consultation', subject: { kind: 'consultation', id } });
  const first = talks.find(({ id }) => reservations.get(id)?.kind !== 'reserved');
  if (first) await comes(first.id, { right: 'talk.claim' });
  for (const [id, one] of reservations)
    if (one.kind === 'reserved') await comes(id, { staffIds: [one.staffId] });
}

/** Tells counselors whose people wrote after having been answered. */
async function tellOfWords(tx: OperatorTx, context: Context, planned: Planned): Promise<void> {
  for (const { talk } of openTalks(planned))
    if (talk.assigneeId && talk.wasAnswered && talk.unansweredSince)
      await notify(tx, context, {
        deskId: talk.deskId,
        to: { staffIds: [talk.assigneeId] },
        kind: 'seeker_wrote',
        subject: { kind: 'consultation', id: talk.id },
      });
}
