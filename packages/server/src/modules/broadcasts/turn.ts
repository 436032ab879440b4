import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { tellConsoles, type LineAccess } from './broadcast-access.ts';
import { setTold, type BroadcastRow } from './broadcasts-store.ts';

/** What one run of the timer works with. */
export interface Turn {
  readonly context: Context;
  readonly access: LineAccess;
  readonly keys: OperatorKeys;
  readonly operatorId: string;
  readonly deskId: string;
}

/** What follows after one small piece of work: the next one at once, at a time, or nothing. */
export type Next = 'go_on' | Date | null;

/** Progress is told to consoles no more often than this. */
const TELL_MS = 1_000;

export async function tellProgress(tx: OperatorTx, context: Context, row: BroadcastRow): Promise<void> {
  const now = context.clock.now();
  if (row.told_at && now.getTime() - row.told_at.getTime() < TELL_MS) return;
  await setTold(tx, row.id, now);
  await tellConsoles(tx, context, row.desk_id);
}
