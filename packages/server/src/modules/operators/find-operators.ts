import type { Database } from '../../platform/db/database.ts';
import { listOperators } from './operators-store.ts';

/** The operators of this name; for commands, never for requests. */
export async function findOperatorsByName(db: Database, name: string): Promise<string[]> {
  const operators = await listOperators(db);
  return operators.filter((operator) => operator.name === name).map((operator) => operator.operatorId);
}
