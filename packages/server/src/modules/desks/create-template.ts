import type { BodyOf, routes, Template } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged } from './desk-changed.ts';
import { lockDesk } from './desks-store.ts';
import { presentTemplate } from './templates-presenter.ts';
import { insertTemplate, type TemplateRow } from './templates-store.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints'>;

/** Adds a template inside a transaction of the caller, who announces the change. */
export async function addTemplate(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  template: Omit<TemplateRow, 'id'>,
): Promise<TemplateRow> {
  const row = { ...template, id: uuidv7(context.clock) };
  await insertTemplate(tx, row);
  await recordAudit(tx, context.clock, actor, {
    action: 'template.created',
    deskId: row.desk_id,
    subject: { kind: 'template', id: row.id },
  });
  return row;
}

export async function createTemplate(
  context: Needs,
  caller: Caller,
  deskId: string,
  input: BodyOf<typeof routes.createTemplate>,
): Promise<Template> {
  requireDeskRight(caller, deskId, 'template.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const { title, text: body, position } = input;
    const row = await addTemplate(tx, context, caller, { desk_id: deskId, title, body, position });
    await announceDeskChanged(tx, context, deskId);
    return presentTemplate(row);
  });
}
