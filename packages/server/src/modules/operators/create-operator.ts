import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertOperator } from './operators-store.ts';

/**
 * Makes an operator with its own key and runs `inside` in the same transaction, so that an operator never exists
 * without what makes it usable. The keys are handed in, since nobody else can read them before the commit.
 */
export async function createOperator<T>(
  context: Pick<Context, 'db' | 'clock' | 'keyring'>,
  name: string,
  inside: (tx: OperatorTx, keys: OperatorKeys) => Promise<T>,
): Promise<{ operatorId: string; result: T }> {
  const operatorId = randomUUID();
  const wrappedKey = context.keyring.newOperatorKey(operatorId);
  const keys = context.keyring.openOperatorKey(operatorId, wrappedKey);
  const result = await context.db.tenant(operatorId, async (tx) => {
    await insertOperator(tx, { name, wrappedKey, createdAt: context.clock.now() });
    return inside(tx, keys);
  });
  return { operatorId, result };
}
