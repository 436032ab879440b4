import type { BroadcastPause } from '@tomoshibi/contract';
import { asLineFault } from '../../line/line-fault.ts';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import { tellConsoles } from './broadcast-access.ts';
import { lockBroadcast, selectChannelId, updateBroadcastRow, type BroadcastRow } from './broadcasts-store.ts';
import { pauseBroadcast } from './pause-broadcast.ts';
import { refreshQuota } from './refresh-quota.ts';
import { requireFit } from './require-fit.ts';
import type { Next, Turn } from './turn.ts';

/** "It starts tomorrow" must not arrive the day after: later than this, a person decides. */
const LATE_MS = 60 * 60_000;
/** When LINE does not answer, it is asked again so much later. */
const ASK_AGAIN_MS = 60_000;
const FRESH_MS = 60_000;

type Verdict = 'ready' | 'ask_again' | BroadcastPause;

/** Asks LINE whether it would take these messages, before a list is made and anything is used. */
async function askLine({ context, access, operatorId, deskId }: Turn, row: BroadcastRow): Promise<Verdict> {
  const channelId = await context.db.tenant(operatorId, (tx) => selectChannelId(tx, deskId));
  if (channelId === null) return 'no_channel';
  const refreshed = await refreshQuota(context, access, { operatorId, deskId }, FRESH_MS);
  try {
    const token = await access.tokens.accessToken(operatorId, channelId);
    await access.line.validateMulticast(
      token,
      row.texts.map((text) => ({ type: 'text', text })),
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { kind } = asLineFault(error);
    return kind === 'credentials' || kind === 'forbidden' || kind === 'rejected' ? kind : 'ask_again';
  }
  return refreshed.result === 'unknown' ? 'ask_again' : 'ready';
}

function fits(error: unknown): never | false {
  if (error instanceof AppError && error.code === 'quota_reserve') return false;
  throw error;
}

/** Begins an approved broadcast whose time has come, or says when it will. */
export async function startBroadcast(turn: Turn, seen: BroadcastRow): Promise<Next> {
  const { context, operatorId, deskId } = turn;
  const now = context.clock.now();
  if (seen.scheduled_for && seen.scheduled_for > now) return seen.scheduled_for;
  const late = seen.scheduled_for && now.getTime() - seen.scheduled_for.getTime() > LATE_MS;
  const verdict = late ? 'late' : await askLine(turn, seen);
  if (verdict === 'ask_again') return new Date(now.getTime() + ASK_AGAIN_MS);
  return context.db.tenant<Next>(operatorId, async (tx) => {
    const row = await lockBroadcast(tx, { deskId, broadcastId: seen.id });
    if (row?.state !== 'approved') return 'go_on';
    if (verdict !== 'ready') {
      await pauseBroadcast(tx, context, row, verdict);
      return 'go_on';
    }
    const counted = await requireFit(tx, row, now).catch(fits);
    if (counted === false) {
      await pauseBroadcast(tx, context, row, 'reserve');
      return 'go_on';
    }
    await updateBroadcastRow(tx, row.id, { state: 'sending', counted, started_at: now });
    await recordAudit(
      tx,
      context.clock,
      { kind: 'system' },
      {
        action: 'broadcast.started',
        deskId,
        subject: { kind: 'broadcast', id: row.id },
        details: { counted },
      },
    );
    await tellConsoles(tx, context, deskId);
    return 'go_on';
  });
}
