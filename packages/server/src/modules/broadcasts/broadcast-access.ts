import type { BroadcastDetail, BroadcastState, DeskRight } from '@tomoshibi/contract';
import type { MessagingClient } from '../../line/messaging-client.ts';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { lockBroadcast, type BroadcastRow } from './broadcasts-store.ts';
import { readBroadcast } from './read-broadcast.ts';

export interface BroadcastPlace {
  readonly deskId: string;
  readonly broadcastId: string;
}

/** LINE, and the tokens to speak to it with. */
export interface LineAccess {
  readonly line: MessagingClient;
  readonly tokens: {
    accessToken(operatorId: string, channelId: string): Promise<string>;
    forget(channelId: string, refusedToken: string): void;
  };
}

/** Kind of the timer that starts broadcasts and sends their batches. */
export const BROADCASTS_TIMER = 'broadcasts';
/** Kind of the timer that asks LINE how much of the plan is used. */
export const QUOTA_TIMER = 'quota';

export async function tellConsoles(tx: OperatorTx, context: Context, deskId: string): Promise<void> {
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'broadcasts' }]);
}

/** Who began, last changed or submitted it: they hear how it was decided, and do not decide it. */
export const handsOf = (row: BroadcastRow): string[] => [
  ...new Set([row.created_by, row.written_by, row.submitted_by].filter((id) => id !== null)),
];

export function requireState(row: BroadcastRow, states: readonly BroadcastState[]): void {
  if (states.includes(row.state)) return;
  throw new AppError(
    'conflict',
    `This broadcast is ${row.state}; this can be done with one that is ${states.join(' or ')}. Read it again.`,
  );
}

export function requireVersion(row: BroadcastRow, version: number): void {
  if (row.version !== version)
    throw new AppError(
      'version_changed',
      'Somebody changed the broadcast since. Read it again and decide by its present version.',
    );
}

interface Deed {
  readonly place: BroadcastPlace;
  readonly right: DeskRight;
  /** What it may be done with. */
  readonly states: readonly BroadcastState[];
  /** As seen by the caller; left out where it does not matter. */
  readonly version?: number;
  /** For the audit log: broadcast.approved */
  readonly action: string;
}

/** When the broadcast has something to do by itself after a deed, and what the audit log says beside the action. */
export interface Done {
  readonly wakeAt?: Date;
  readonly details?: Record<string, string | number | boolean | null>;
}

/** A verb on one broadcast: right, lock, state, work, audit, consoles; answers with the broadcast as it is then. */
export async function onBroadcast(
  context: Context,
  caller: Caller,
  deed: Deed,
  work: (tx: OperatorTx, row: BroadcastRow) => Promise<Done>,
): Promise<BroadcastDetail> {
  const { place, right, states, version, action } = deed;
  requireDeskRight(caller, place.deskId, right);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockBroadcast(tx, place);
    if (!row) throw notFound('broadcast');
    requireState(row, states);
    if (version !== undefined) requireVersion(row, version);
    const { wakeAt, details } = await work(tx, row);
    await recordAudit(tx, context.clock, caller, {
      action,
      deskId: place.deskId,
      subject: { kind: 'broadcast', id: row.id },
      ...(details ? { details } : {}),
    });
    const detail = await readBroadcast(tx, place);
    if (wakeAt) await wakeTimer(tx, context, { deskId: place.deskId, kind: BROADCASTS_TIMER, dueAt: wakeAt });
    await tellConsoles(tx, context, place.deskId);
    return detail;
  });
}
