import { asLineFault, type LineFaultKind } from '../../line/line-fault.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import type { LineAccess } from './broadcast-access.ts';
import { selectChannelId } from './broadcasts-store.ts';
import { selectReading, upsertReading } from './quota-store.ts';
import { monthOf } from './tokyo-month.ts';

interface Desk {
  readonly operatorId: string;
  readonly deskId: string;
}

/** `fresh`: what is stored is new enough; `known`: LINE did not answer, but has done so this month. */
export type Refreshed =
  | { readonly result: 'fresh' | 'known' | 'no_channel' }
  | { readonly result: 'unknown'; readonly fault: LineFaultKind };

/** Asks LINE how much of the plan is used unless it was asked within `maxAgeMs`. Opens no transaction meanwhile. */
export async function refreshQuota(
  context: Context,
  { line, tokens }: LineAccess,
  desk: Desk,
  maxAgeMs: number,
): Promise<Refreshed> {
  const { operatorId, deskId } = desk;
  const now = context.clock.now();
  const { channelId, reading } = await context.db.tenant(operatorId, async (tx) => ({
    channelId: await selectChannelId(tx, deskId),
    reading: await selectReading(tx, deskId),
  }));
  if (channelId === null) return { result: 'no_channel' };
  const ofThisMonth = reading !== undefined && reading.read_at >= monthOf(now).from;
  if (ofThisMonth && now.getTime() - reading.read_at.getTime() < maxAgeMs) return { result: 'fresh' };
  try {
    const token = await tokens.accessToken(operatorId, channelId);
    const [quota, { totalUsage }] = await Promise.all([line.quota(token), line.quotaConsumption(token)]);
    const plan = quota.type === 'limited' ? (quota.value ?? null) : null;
    await context.db.tenant(operatorId, (tx) =>
      upsertReading(tx, { desk_id: deskId, plan, used: totalUsage, read_at: now }),
    );
    return { result: 'fresh' };
  } catch (error) {
    if (error instanceof AppError) throw error;
    return ofThisMonth ? { result: 'known' } : { result: 'unknown', fault: asLineFault(error).kind };
  }
}

/** How old LINE's figure may be when somebody decides by it. */
const DECIDE_BY_MS = 60_000;

/** Brings LINE's figure up to date before a decision; refuses when there is none to decide by. */
export async function requireQuota(context: Context, access: LineAccess, desk: Desk): Promise<void> {
  await context.db.tenant(desk.operatorId, (tx) => readDesk(tx, context, desk.deskId));
  const refreshed = await refreshQuota(context, access, desk, DECIDE_BY_MS);
  if (refreshed.result === 'no_channel')
    throw new AppError('conflict', 'The desk has no LINE channel yet. Connect one, then try again.');
  if (refreshed.result !== 'unknown') return;
  if (refreshed.fault === 'credentials' || refreshed.fault === 'forbidden')
    throw new AppError(
      'line_refused',
      "LINE refuses the channel's credentials. Check the channel of the desk.",
    );
  throw new AppError(
    'line_unreachable',
    'LINE did not say how many messages are left. Nothing was changed; try again in a moment.',
  );
}
