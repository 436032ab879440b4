import type { Alert, AlertStep } from '@tomoshibi/contract';
import { deskRights, requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { accessConsultation, mayRead } from '../talks/index.ts';
import { presentAlert, presentStep } from './alerts-presenter.ts';
import { selectAlertViews, selectSteps } from './alerts-store.ts';
import { selectClock } from './clock-store.ts';

/** Undecided alerts of a desk, in talks the caller may read. Looking at them is reading. */
export async function readOpenAlerts(context: Context, caller: Caller, deskId: string): Promise<Alert[]> {
  const rights = deskRights(caller, deskId);
  if (!rights.has('talk.read_any')) requireDeskRight(caller, deskId, 'talk.read_own');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const clock = await selectClock(tx, deskId);
    const rows = (await selectAlertViews(tx, { openAt: deskId })).filter((row) => mayRead(caller, row));
    if (rows.length > 0)
      await recordAudit(tx, context.clock, caller, {
        action: 'alerts.read',
        deskId,
        details: { alerts: rows.length },
      });
    return rows.map((row) => presentAlert(row, { caller, keys, clock }));
  });
}

/** Decided alerts of a desk, the newest first, with the notes of the decisions. */
export async function readDecidedAlerts(
  context: Context,
  caller: Caller,
  input: { readonly deskId: string; readonly before: string | null; readonly limit: number },
): Promise<{ alerts: Alert[]; more: boolean }> {
  const { deskId, before, limit } = input;
  requireDeskRight(caller, deskId, 'talk.read_any');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const clock = await selectClock(tx, deskId);
    const rows = await selectAlertViews(tx, { decidedAt: deskId, before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    if (page.length > 0)
      await recordAudit(tx, context.clock, caller, {
        action: 'alerts.read',
        deskId,
        details: { decided: page.length },
      });
    return {
      alerts: page.map((row) => presentAlert(row, { caller, keys, clock })),
      more: rows.length > limit,
    };
  });
}

/** The alerts of a talk with their history. */
export async function readTalkAlerts(
  context: Context,
  caller: Caller,
  consultationId: string,
): Promise<(Alert & { steps: AlertStep[] })[]> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const talk = await accessConsultation(tx, caller, consultationId);
    const clock = await selectClock(tx, talk.desk_id);
    const rows = await selectAlertViews(tx, { consultationId });
    const steps = await selectSteps(
      tx,
      rows.map((row) => row.id),
    );
    if (rows.length > 0)
      await recordAudit(tx, context.clock, caller, {
        action: 'alerts.read',
        deskId: talk.desk_id,
        subject: { kind: 'consultation', id: talk.id },
      });
    return rows.map((row) => ({
      ...presentAlert(row, { caller, keys, clock }),
      steps: steps.filter((step) => step.alert_id === row.id).map((step) => presentStep(step, keys)),
    }));
  });
}

export async function readAlert(
  tx: OperatorTx,
  context: Pick<Context, 'keys'>,
  caller: Caller,
  id: string,
): Promise<Alert> {
  const [row] = await selectAlertViews(tx, { id });
  if (!row) throw notFound('alert');
  const clock = await selectClock(tx, row.desk_id);
  return presentAlert(row, { caller, keys: await context.keys(caller.operatorId), clock });
}
