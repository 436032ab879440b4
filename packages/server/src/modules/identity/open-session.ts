import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { hashToken, newSessionToken } from './secret-tokens.ts';
import { deleteSessions, insertSession } from './sessions-store.ts';

/** One shift. */
const ABSOLUTE_MS = 12 * 60 * 60_000;

/** Opens a session with a new token and clears away the member's dead ones. */
export async function openSession(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  staffId: string,
  device: string,
): Promise<{ sessionId: string; token: string }> {
  const now = context.clock.now();
  const sessionId = randomUUID();
  const token = newSessionToken();
  await deleteSessions(tx, staffId, { expiredBefore: now });
  await insertSession(tx, {
    id: sessionId,
    staff_id: staffId,
    token_hash: hashToken(token),
    device,
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + ABSOLUTE_MS),
  });
  return { sessionId, token };
}
