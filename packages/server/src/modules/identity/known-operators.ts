import type { Database } from '../../platform/db/database.ts';
import { findOperatorOfToken } from './caller-store.ts';

const KEPT = 10_000;

/**
 * Which operator a token belongs to. That never changes, so it is remembered; whether the token still holds is asked
 * of the database every time.
 */
export function createKnownOperators(
  db: Database,
): (table: 'sessions' | 'api_tokens', hash: Buffer) => Promise<string | null> {
  const known = new Map<string, string>();
  return async (table, hash) => {
    const key = `${table}:${hash.toString('base64')}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    const operatorId = await findOperatorOfToken(db, table, hash);
    if (!operatorId) return null;
    for (const oldest of known.keys()) {
      if (known.size < KEPT) break;
      known.delete(oldest);
    }
    known.set(key, operatorId);
    return operatorId;
  };
}
