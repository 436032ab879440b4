import { AppError, notFound } from '../../platform/app-error.ts';
import type { Caller } from '../../platform/actor.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { accessConsultation, accessForChange } from '../talks/index.ts';
import { lockAlert, selectAlertPlace, selectAlertViews, type AlertRow } from './alerts-store.ts';

/**
 * Locks an undecided alert of a talk the caller may read, after the person and the talk. Somebody who comes second to
 * a decision is told whose it was and what.
 */
export async function accessAlertForChange(
  tx: OperatorTx,
  caller: Caller,
  id: string,
  right: 'alert.take' | 'alert.decide',
): Promise<AlertRow & { wrapped_key: Buffer }> {
  const consultationId = await selectAlertPlace(tx, id);
  if (consultationId === null) throw notFound('alert');
  const talk = await accessForChange(tx, caller, consultationId, right);
  await accessConsultation(tx, caller, consultationId);
  const row = await lockAlert(tx, id);
  if (!row) throw notFound('alert');
  if (row.decided_at) {
    const [view] = await selectAlertViews(tx, { id });
    throw new AppError('alert_decided', 'A colleague has already decided about this alert.', [
      { field: 'decidedBy', reason: view?.decider_name ?? '' },
      { field: 'decision', reason: row.decision ?? '' },
    ]);
  }
  return { ...row, wrapped_key: talk.wrapped_key };
}
