import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { deleteTermRow } from './terms-store.ts';

export async function deleteTerm(
  context: Context,
  caller: Caller,
  place: { readonly deskId: string; readonly termId: string },
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'alert.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await deleteTermRow(tx, place))) throw notFound('term');
    await recordAudit(tx, context.clock, caller, {
      action: 'alert_term.deleted',
      deskId: place.deskId,
      subject: { kind: 'alert_term', id: place.termId },
    });
    await announceSettings(tx, context, place.deskId);
  });
}
