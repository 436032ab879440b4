import type { QuotaRules } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { tellConsoles } from './broadcast-access.ts';
import { upsertRules } from './quota-store.ts';

export async function setQuotaRules(
  context: Context,
  caller: Caller,
  deskId: string,
  rules: QuotaRules,
): Promise<QuotaRules> {
  requireDeskRight(caller, deskId, 'desk.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    await upsertRules(tx, {
      desk_id: deskId,
      reserve_kind: rules.reserve.kind,
      reserve_value: rules.reserve.value,
      batch_size: rules.batchSize,
      batch_pause_seconds: rules.batchPauseSeconds,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'quota.rules_set',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: {
        reserve: rules.reserve.value,
        of: rules.reserve.kind,
        batchSize: rules.batchSize,
        batchPauseSeconds: rules.batchPauseSeconds,
      },
    });
    await tellConsoles(tx, context, deskId);
    return rules;
  });
}
