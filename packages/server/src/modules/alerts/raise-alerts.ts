import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit, type AuditEntry } from '../audit/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { growAlert, type Growth, type Hit } from './alert-rules.ts';
import { stateOf } from './alert-state.ts';
import { insertAlerts, insertSteps, lockOpenAlerts, updateGrown, type AlertRow } from './alerts-store.ts';
import { insertHits } from './hits-store.ts';

/** The kind of timer that lets alerts climb. */
export const ALERTS_TIMER = 'alerts';

/** What was found in one message. */
export interface Found {
  readonly deskId: string;
  readonly seekerId: string;
  readonly consultationId: string;
  readonly messageId: string;
  /** When the person wrote it; figures are counted by it. The clock of an alert starts when the server knows. */
  readonly at: Date;
  readonly hits: readonly Hit[];
}

interface Grown {
  readonly id: string;
  readonly known: AlertRow | undefined;
  readonly growth: Growth;
  readonly found: readonly Found[];
  readonly first: Found;
}

function grow(context: Pick<Context, 'clock'>, found: readonly Found[], open: readonly AlertRow[]): Grown[] {
  const byTalk = new Map<string, Found[]>();
  for (const one of found) byTalk.set(one.consultationId, [...(byTalk.get(one.consultationId) ?? []), one]);
  const known = new Map(open.map((row) => [row.consultation_id, row]));
  return [...byTalk].flatMap(([consultationId, all]) => {
    const [first] = all;
    if (!first) return [];
    const row = known.get(consultationId);
    const hits = all.flatMap((one) => one.hits);
    const growth = growAlert(row ? stateOf(row) : null, hits, context.clock.now());
    return [{ id: row?.id ?? uuidv7(context.clock), known: row, growth, found: all, first }];
  });
}

const hitsOf = ({ found }: Grown): number => found.reduce((sum, one) => sum + one.hits.length, 0);
const lastHit = ({ known, found }: Grown): Date =>
  new Date(Math.max(known?.last_hit_at.getTime() ?? 0, ...found.map((one) => one.at.getTime())));

/**
 * Records hits of messages and opens alerts or lets them grow, in a transaction whose caller has locked the
 * consultations and changes their versions. A handful of statements for a whole batch, none when nothing was found.
 * Answers the desk events the caller is to announce beside those of its consultations.
 */
export async function raiseAlerts(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  input: { readonly found: readonly Found[]; readonly lexiconVersion: string },
): Promise<DeskEvent[]> {
  const found = input.found.filter((one) => one.hits.length > 0);
  if (found.length === 0) return [];
  const now = context.clock.now();
  await insertHits(
    tx,
    found.flatMap((one) =>
      one.hits.map((hit) => ({
        operator_id: tx.operatorId,
        id: uuidv7(context.clock),
        desk_id: one.deskId,
        consultation_id: one.consultationId,
        message_id: one.messageId,
        list: hit.list,
        entry: hit.entry,
        level: hit.level,
        start_at: hit.start,
        end_at: hit.end,
        likely_false: hit.likelyFalse,
        lexicon_version: input.lexiconVersion,
        at: one.at,
      })),
    ),
  );
  const open = await lockOpenAlerts(tx, [...new Set(found.map((one) => one.consultationId))]);
  const grown = grow(context, found, open);
  await insertAlerts(
    tx,
    grown
      .filter(({ known }) => !known)
      .map((one) => ({
        operator_id: tx.operatorId,
        id: one.id,
        desk_id: one.first.deskId,
        seeker_id: one.first.seekerId,
        consultation_id: one.first.consultationId,
        level: one.growth.state.level,
        likely_false: one.growth.state.likelyFalse,
        raised_at: now,
        last_hit_at: lastHit(one),
        hits: hitsOf(one),
        stage: one.growth.state.stage,
        unseen_since: one.growth.state.unseenSince,
      })),
  );
  await updateGrown(
    tx,
    grown.flatMap((one) => {
      const { known, growth } = one;
      if (!known) return [];
      return [
        {
          id: known.id,
          level: growth.state.level,
          likely_false: growth.state.likelyFalse,
          last_hit_at: lastHit(one),
          hits: known.hits + hitsOf(one),
          seen_at: growth.state.seenAt,
          seen_by: growth.state.seenAt ? known.seen_by : null,
          unseen_since: growth.state.unseenSince,
          told_at: growth.state.toldAt,
        },
      ];
    }),
  );
  const told = grown.filter(({ known, growth }) => !known || growth.rings);
  await insertSteps(
    tx,
    told.map((one) => ({
      id: uuidv7(context.clock),
      alert_id: one.id,
      at: now,
      kind: one.known ? ('grown' as const) : ('raised' as const),
      level: one.growth.state.level,
      stage: one.growth.state.stage,
    })),
  );
  await recordAudit(tx, context.clock, { kind: 'system' }, ...told.map(auditEntry));
  const ringing = new Set(grown.filter(({ growth }) => growth.rings).map(({ first }) => first.deskId));
  for (const deskId of [...ringing].sort())
    await wakeTimer(tx, context, { deskId, kind: ALERTS_TIMER, dueAt: now });
  return [...new Set(found.map((one) => one.deskId))].map((deskId) => ({
    kind: 'desk',
    deskId,
    topic: 'alerts',
  }));
}

function auditEntry({ id, known, growth, first }: Grown): AuditEntry {
  return {
    action: known ? 'alert.grown' : 'alert.raised',
    deskId: first.deskId,
    subject: { kind: 'alert', id },
    details: {
      consultation: first.consultationId,
      level: growth.state.level,
      likelyFalse: growth.state.likelyFalse,
    },
  };
}
