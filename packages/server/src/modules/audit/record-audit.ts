import type { Actor } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { insertAuditRows } from './audit-store.ts';

export interface AuditEntry {
  /** What was done, as subject.verb: consultation.claimed */
  readonly action: string;
  readonly deskId?: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Ids, counts and states only: never words of a talk, a LINE id or a secret. */
  readonly details?: Record<string, string | number | boolean | null>;
}

/** Writes audit rows in the transaction of the deed: no row, no deed. */
export async function recordAudit(
  tx: OperatorTx,
  clock: Clock,
  actor: Actor,
  ...entries: readonly AuditEntry[]
): Promise<void> {
  const at = clock.now();
  await insertAuditRows(
    tx,
    entries.map((entry) => ({
      operator_id: tx.operatorId,
      id: uuidv7(clock),
      at,
      actor_kind: actor.kind,
      actor_id: 'staffId' in actor ? actor.staffId : null,
      token_id: 'tokenId' in actor ? actor.tokenId : null,
      action: entry.action,
      desk_id: entry.deskId ?? null,
      subject_kind: entry.subject?.kind ?? null,
      subject_id: entry.subject?.id ?? null,
      details: entry.details ?? {},
    })),
  );
}
