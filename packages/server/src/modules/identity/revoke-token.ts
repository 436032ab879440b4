import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { tellStreams } from './tell-streams.ts';
import { deleteToken } from './tokens-store.ts';

export async function revokeToken(context: Context, caller: Caller, tokenId: string): Promise<void> {
  requireOperatorRight(caller, 'token.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const staffId = await deleteToken(tx, tokenId);
    if (!staffId) throw notFound('token');
    await recordAudit(tx, context.clock, caller, {
      action: 'token.revoked',
      subject: { kind: 'token', id: tokenId },
      details: { staffId },
    });
    tellStreams(tx, context, staffId);
  });
}
