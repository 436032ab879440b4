import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TimerJob } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { announce, type DeskEvent } from '../live/index.ts';
import { lockConsultation, updateConsultation } from '../talks/index.ts';
import { lockUnreached, markOffered, selectToOffer } from '../unreached/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { loadDeskToday, type DeskToday } from './desk-today.ts';
import { sayInTalk } from './say-in-talk.ts';

/** Offers of one transaction; each is a message that LINE bills. */
const AT_ONCE = 50;

interface Offering {
  readonly today: DeskToday;
  readonly actor: Actor;
  readonly unreachedIds: readonly string[];
}

async function offer(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { today, actor, unreachedIds }: Offering,
): Promise<{ offered: number; events: DeskEvent[] }> {
  const { deskId } = today;
  const listed = await lockUnreached(tx, deskId, unreachedIds);
  const events: DeskEvent[] = [];
  const offered: string[] = [];
  // In the order of the people, as everybody who locks several of them does.
  for (const one of listed.toSorted((a, b) => (a.seeker_id < b.seeker_id ? -1 : 1))) {
    const talk = await lockConsultation(tx, one.consultation_id);
    const seeker = await selectSeeker(tx, one.seeker_id);
    if (!talk || (talk.venue === 'line' && seeker?.friend_state === 'blocked')) continue;
    const spoken = await sayInTalk(tx, context, keys, { today, talk, kind: 'opening_offer' });
    if (!spoken.said) continue;
    await updateConsultation(tx, talk.id, { last_seq: spoken.lastSeq });
    events.push(...spoken.events, { kind: 'consultation', deskId, consultationId: talk.id });
    offered.push(one.id);
  }
  await markOffered(tx, offered, context.clock.now());
  await recordAudit(
    tx,
    context.clock,
    actor,
    ...offered.map((id) => ({ action: 'unreached.offered', deskId, subject: { kind: 'unreached', id } })),
  );
  if (offered.length > 0) events.push({ kind: 'desk', deskId, topic: 'ledger' });
  return { offered: offered.length, events };
}

/** Tells people who were not reached when the desk can be reached, by its approved text (R30). */
export async function offerOpening(
  context: Context,
  caller: Caller,
  { deskId, unreachedIds }: { deskId: string; unreachedIds: readonly string[] },
): Promise<{ offered: number; skipped: number }> {
  requireDeskRight(caller, deskId, 'unreached.manage');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const today = await loadDeskToday(tx, context, deskId);
    if (!today.render('opening_offer', 'standard', {}))
      throw new AppError(
        'conflict',
        'No text for this is in force. Have the text that offers the next opening approved first.',
      );
    const { offered, events } = await offer(tx, context, keys, { today, actor: caller, unreachedIds });
    await announce(tx, context, events);
    return { offered, skipped: unreachedIds.length - offered };
  });
}

/** The same by rule, as the desk opens; answers whether people are left to be told. */
export async function offerAtOpening(
  context: Context,
  keys: OperatorKeys,
  { operatorId, deskId }: TimerJob,
): Promise<boolean> {
  return context.db.tenant(operatorId, async (tx) => {
    const unreachedIds = await selectToOffer(tx, deskId, AT_ONCE);
    if (unreachedIds.length === 0) return false;
    const today = await loadDeskToday(tx, context, deskId);
    const { offered, events } = await offer(tx, context, keys, {
      today,
      actor: { kind: 'system' },
      unreachedIds,
    });
    await announce(tx, context, events);
    return offered === AT_ONCE;
  });
}
