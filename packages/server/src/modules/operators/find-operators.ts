import type { Database } from '../../platform/db/database.ts';
import { selectOperator, selectOperatorIds } from './operators-store.ts';

/**
 * The operators of this name. Names lie behind the wall, so each operator is asked in its own transaction; meant for
 * the command line, not for requests.
 */
export async function findOperatorsByName(db: Database, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const id of await selectOperatorIds(db)) {
    const row = await db.tenant(id, (tx) => selectOperator(tx));
    if (row?.name === name) found.push(id);
  }
  return found;
}
