import type { ApiToken } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { hashToken, newApiToken } from './secret-tokens.ts';
import { presentToken } from './staff-presenter.ts';
import { selectStaff } from './staff-store.ts';
import { insertToken, selectTokens } from './tokens-store.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface NewToken {
  readonly operatorId: string;
  readonly staffId: string;
  readonly name: string;
  readonly access: 'read' | 'write';
  readonly expiresInDays: number;
}

/** Makes an API token; its secret is answered once. Whoever calls this has checked the actor's right. */
export async function createToken(
  context: Pick<Context, 'db' | 'clock'>,
  actor: Actor,
  wanted: NewToken,
): Promise<{ token: z.infer<typeof ApiToken>; secret: string }> {
  return context.db.tenant(wanted.operatorId, async (tx) => {
    const staff = await selectStaff(tx, wanted.staffId, 'lock');
    if (!staff) throw notFound('member of staff');
    if (staff.state !== 'active')
      throw new AppError('conflict', 'This member of staff is disabled; a token would not work.');
    const id = randomUUID();
    const secret = newApiToken();
    const now = context.clock.now();
    await insertToken(tx, {
      id,
      staff_id: wanted.staffId,
      name: wanted.name,
      access: wanted.access,
      token_hash: hashToken(secret),
      created_by: 'staffId' in actor ? actor.staffId : null,
      created_at: now,
      expires_at: new Date(now.getTime() + wanted.expiresInDays * DAY_MS),
    });
    await recordAudit(tx, context.clock, actor, {
      action: 'token.created',
      subject: { kind: 'token', id },
      details: { staffId: wanted.staffId, access: wanted.access, days: wanted.expiresInDays },
    });
    const [row] = await selectTokens(tx, id);
    if (!row) throw notFound('token');
    return { token: presentToken(row), secret };
  });
}
