import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged } from './desk-changed.ts';
import { deleteTemplateRow } from './templates-store.ts';

interface Place {
  readonly deskId: string;
  readonly templateId: string;
}

/** Removes a template inside a transaction of the caller, who announces the change. */
export async function removeTemplate(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  place: Place,
): Promise<void> {
  if (!(await deleteTemplateRow(tx, place.deskId, place.templateId))) throw notFound('template');
  await recordAudit(tx, context.clock, actor, {
    action: 'template.deleted',
    deskId: place.deskId,
    subject: { kind: 'template', id: place.templateId },
  });
}

export async function deleteTemplate(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: Place,
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'template.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    await removeTemplate(tx, context, caller, place);
    await announceDeskChanged(tx, context, place.deskId);
  });
}
