import { notFound } from '../../platform/app-error.ts';
import type { Keyring, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { Database } from '../../platform/db/database.ts';
import { selectOperator } from './operators-store.ts';

/** Opens operator keys once each and keeps them in memory. */
export function createKeyProvider(
  db: Database,
  keyring: Keyring,
): (operatorId: string) => Promise<OperatorKeys> {
  const known = new Map<string, OperatorKeys>();
  return async (operatorId) => {
    const cached = known.get(operatorId);
    if (cached) return cached;
    const row = await db.tenant(operatorId, (tx) => selectOperator(tx));
    if (!row) throw notFound('operator');
    const keys = keyring.openOperatorKey(operatorId, row.wrapped_key);
    known.set(operatorId, keys);
    return keys;
  };
}
