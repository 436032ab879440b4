import type { AlertTerm, BodyOf, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { presentTerm } from './terms-presenter.ts';
import { selectTerms, updateTermRow } from './terms-store.ts';

/** Changes the level of a watched word, or stops and starts watching for it. */
export async function updateTerm(
  context: Context,
  caller: Caller,
  place: { readonly deskId: string; readonly termId: string },
  input: BodyOf<typeof routes.updateAlertTerm>,
): Promise<AlertTerm> {
  requireDeskRight(caller, place.deskId, 'alert.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await updateTermRow(tx, place, input))) throw notFound('term');
    const row = (await selectTerms(tx, place.deskId)).find(({ id }) => id === place.termId);
    if (!row) throw notFound('term');
    await recordAudit(tx, context.clock, caller, {
      action: 'alert_term.updated',
      deskId: place.deskId,
      subject: { kind: 'alert_term', id: place.termId },
      details: { level: input.level, active: input.active },
    });
    await announceSettings(tx, context, place.deskId);
    return presentTerm(row);
  });
}
