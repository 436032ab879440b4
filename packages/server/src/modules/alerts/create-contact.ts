import type { AlertContact } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { presentContact, requireStaff, sealContact, type ContactInput } from './contact-values.ts';
import { insertContact } from './contacts-store.ts';

export async function createContact(
  context: Context,
  caller: Caller,
  deskId: string,
  input: ContactInput,
): Promise<AlertContact> {
  requireDeskRight(caller, deskId, 'alert.manage');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    await requireStaff(tx, input.staffId);
    const id = uuidv7(context.clock);
    const row = { id, desk_id: deskId, ...sealContact(keys, id, input) };
    await insertContact(tx, row);
    await recordAudit(tx, context.clock, caller, {
      action: 'alert_contact.created',
      deskId,
      subject: { kind: 'alert_contact', id },
    });
    await announceSettings(tx, context, deskId);
    return presentContact(keys, row);
  });
}
