import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged } from './desk-changed.ts';
import { deleteTemplateRow } from './templates-store.ts';

export async function deleteTemplate(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: { readonly deskId: string; readonly templateId: string },
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'template.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await deleteTemplateRow(tx, place.deskId, place.templateId))) throw notFound('template');
    await recordAudit(tx, context.clock, caller, {
      action: 'template.deleted',
      deskId: place.deskId,
      subject: { kind: 'template', id: place.templateId },
    });
    await announceDeskChanged(tx, context, place.deskId);
  });
}
