import type { BodyOf, routes, Template } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged } from './desk-changed.ts';
import { presentTemplate } from './templates-presenter.ts';
import { updateTemplateRow, type TemplateRow } from './templates-store.ts';

/** Writes a template inside a transaction of the caller, who announces the change. */
export async function changeTemplate(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  row: TemplateRow,
): Promise<void> {
  if (!(await updateTemplateRow(tx, row))) throw notFound('template');
  await recordAudit(tx, context.clock, actor, {
    action: 'template.updated',
    deskId: row.desk_id,
    subject: { kind: 'template', id: row.id },
  });
}

export async function updateTemplate(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: { readonly deskId: string; readonly templateId: string },
  input: BodyOf<typeof routes.updateTemplate>,
): Promise<Template> {
  requireDeskRight(caller, place.deskId, 'template.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const { title, text: body, position } = input;
    const row = { id: place.templateId, desk_id: place.deskId, title, body, position };
    await changeTemplate(tx, context, caller, row);
    await announceDeskChanged(tx, context, place.deskId);
    return presentTemplate(row);
  });
}
