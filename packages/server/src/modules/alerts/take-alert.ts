import type { Alert } from '@tomoshibi/contract';
import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { accessAlertForChange } from './access-alert.ts';
import { insertSteps, selectAlertViews, updateAlert } from './alerts-store.ts';
import { announceAlert } from './announce-alerts.ts';
import { ALERTS_TIMER } from './raise-alerts.ts';
import { readAlert } from './read-alerts.ts';

/**
 * Says that the caller has seen an alert and looks after it, which stops its climb. Of two callers one gets it and
 * the other is told who has it; whoever may decide can take it over.
 */
export async function takeAlert(
  context: Context,
  caller: Caller,
  input: { readonly alertId: string; readonly takeOver: boolean },
): Promise<Alert> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessAlertForChange(tx, caller, input.alertId, 'alert.take');
    const taken = row.seen_at !== null && row.owner_id !== null;
    if (taken && row.owner_id === caller.staffId) return readAlert(tx, context, caller, row.id);
    if (taken && !(input.takeOver && hasDeskRight(caller, row.desk_id, 'alert.decide'))) {
      const [view] = await selectAlertViews(tx, { id: row.id });
      throw new AppError('alert_taken', 'A colleague has already taken this alert.', [
        { field: 'owner', reason: view?.owner_name ?? '' },
      ]);
    }
    const now = context.clock.now();
    await updateAlert(tx, row.id, {
      owner_id: caller.staffId,
      seen_at: row.seen_at ?? now,
      seen_by: row.seen_by ?? caller.staffId,
      unseen_since: null,
    });
    const kind = taken ? 'taken_over' : 'seen';
    await insertSteps(tx, [
      {
        id: uuidv7(context.clock),
        alert_id: row.id,
        at: now,
        kind,
        level: row.level,
        stage: row.stage,
        by_id: caller.staffId,
      },
    ]);
    await recordAudit(tx, context.clock, caller, {
      action: `alert.${kind}`,
      deskId: row.desk_id,
      subject: { kind: 'alert', id: row.id },
      details: { consultation: row.consultation_id, level: row.level },
    });
    // The clock now counts towards a reminder, which may be due before the climb would have been.
    await wakeTimer(tx, context, { deskId: row.desk_id, kind: ALERTS_TIMER, dueAt: now });
    await announceAlert(tx, context, row);
    return readAlert(tx, context, caller, row.id);
  });
}
