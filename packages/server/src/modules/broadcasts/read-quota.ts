import type { QuotaFigures, QuotaRules } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { BASIS_DAYS, forecastMonth } from './forecast.ts';
import { DEFAULT_RULES, freeOf, reserveOf } from './quota-room.ts';
import {
  countBilledSince,
  countCommitted,
  countPushesByDay,
  selectAlarms,
  selectChannelSince,
  selectReading,
  selectRules,
} from './quota-store.ts';
import { monthOf, startOf, tokyoDay } from './tokyo-month.ts';

export async function readRules(tx: OperatorTx, deskId: string): Promise<QuotaRules> {
  const row = await selectRules(tx, deskId);
  if (!row) return DEFAULT_RULES;
  return {
    reserve: { kind: row.reserve_kind, value: row.reserve_value },
    batchSize: row.batch_size,
    batchPauseSeconds: row.batch_pause_seconds,
  };
}

interface Asked {
  readonly deskId: string;
  readonly now: Date;
  /** A broadcast whose own cost is asked about does not count as decided for others. */
  readonly except?: string;
}

/** Plan, used, decided and reserved messages of this month. */
async function readUse(tx: OperatorTx, { deskId, now, except }: Asked) {
  const month = monthOf(now);
  const reading = await selectReading(tx, deskId);
  const lines = reading && reading.read_at >= month.from ? reading : null;
  // Before what was billed: a batch accepted between the two questions counts twice, and never not at all.
  const committed = await countCommitted(tx, deskId, { except: except ?? null, now, ...month });
  const own = await countBilledSince(tx, deskId, month.from);
  // LINE also knows what was sent outside of here; what we sent after it was asked comes on top.
  const after = lines && (await countBilledSince(tx, deskId, new Date(lines.read_at.getTime() + 1)));
  const byLine = lines && after ? lines.used + after.pushes + after.broadcasts : 0;
  const plan = reading?.plan ?? null;
  const { reserve } = await readRules(tx, deskId);
  return {
    month,
    plan,
    line: lines && { used: lines.used, readAt: lines.read_at.toISOString() },
    ...own,
    used: Math.max(own.pushes + own.broadcasts, byLine),
    committed,
    reserve: reserveOf(reserve, plan),
  };
}

export async function readQuota(tx: OperatorTx, asked: Asked): Promise<QuotaFigures> {
  const { deskId, now } = asked;
  const { month, ...use } = await readUse(tx, asked);
  const today = tokyoDay(now);
  const byDay = await countPushesByDay(tx, deskId, startOf(today.subtract({ days: BASIS_DAYS })));
  const since = tokyoDay((await selectChannelSince(tx, deskId)) ?? now);
  const { forecast, days } = forecastMonth({
    today: today.toString(),
    used: use.used,
    byDay: new Map(byDay.map((row) => [row.day, row.billed])),
    since: since.toString(),
    committed: use.committed,
  });
  const alarms = await selectAlarms(tx, deskId, month.name);
  return {
    ...use,
    month: month.name,
    free: freeOf(use),
    forecast,
    forecastDays: days,
    alarms: alarms.map((row) => ({ threshold: row.threshold, raisedAt: row.raised_at.toISOString() })),
  };
}

/**
 * The room in the month in which a broadcast will be billed: this one, or a later one that begins with nothing used
 * and the same plan.
 */
export async function readRoom(
  tx: OperatorTx,
  asked: Asked & { readonly billedAt: Date },
): Promise<Pick<QuotaFigures, 'plan' | 'used' | 'committed' | 'reserve'>> {
  const { month, ...use } = await readUse(tx, asked);
  if (asked.billedAt < month.until) return use;
  const later = monthOf(asked.billedAt);
  const committed = await countCommitted(tx, asked.deskId, {
    except: asked.except ?? null,
    now: asked.now,
    ...later,
  });
  return { ...use, used: 0, committed };
}
