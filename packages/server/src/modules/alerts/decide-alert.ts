import type { Alert, AlertDecision } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { accessAlertForChange } from './access-alert.ts';
import { notePlace } from './alerts-presenter.ts';
import { insertSteps, updateAlert } from './alerts-store.ts';
import { announceAlert } from './announce-alerts.ts';
import { readAlert } from './read-alerts.ts';

/** Decides about an alert, whoever owns it. New hits after that raise a new one. */
export async function decideAlert(
  context: Context,
  caller: Caller,
  input: {
    readonly alertId: string;
    readonly decision: AlertDecision;
    readonly note?: string | undefined;
  },
): Promise<Alert> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessAlertForChange(tx, caller, input.alertId, 'alert.decide');
    const now = context.clock.now();
    const key = keys.openConsultationKey(row.consultation_id, row.wrapped_key);
    await updateAlert(tx, row.id, {
      decided_at: now,
      decided_by: caller.staffId,
      decision: input.decision,
      sealed_note: input.note === undefined ? null : key.seal(notePlace(row.id), input.note),
      owner_id: row.owner_id ?? caller.staffId,
      seen_at: row.seen_at ?? now,
      seen_by: row.seen_by ?? caller.staffId,
      unseen_since: null,
    });
    await insertSteps(tx, [
      {
        id: uuidv7(context.clock),
        alert_id: row.id,
        at: now,
        kind: 'decided',
        level: row.level,
        stage: row.stage,
        by_id: caller.staffId,
      },
    ]);
    await recordAudit(tx, context.clock, caller, {
      action: 'alert.decided',
      deskId: row.desk_id,
      subject: { kind: 'alert', id: row.id },
      details: { consultation: row.consultation_id, level: row.level, decision: input.decision },
    });
    await settleNotifications(tx, context, { subjectId: row.id });
    await announceAlert(tx, context, row);
    return readAlert(tx, context, caller, row.id);
  });
}
