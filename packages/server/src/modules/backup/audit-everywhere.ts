import type { Clock } from '../../platform/clock.ts';
import { recordAudit, type AuditEntry } from '../audit/index.ts';
import { selectOperatorIds, type AdministratorTx } from './backup-store.ts';

/** The deed concerns every operator of the installation, and each finds it in its own log. */
export async function auditEverywhere(tx: AdministratorTx, clock: Clock, entry: AuditEntry): Promise<void> {
  for (const operatorId of await selectOperatorIds(tx))
    await recordAudit({ operatorId, db: tx, onCommit: () => undefined }, clock, { kind: 'system' }, entry);
}
