import type { AlertContact } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { presentContact, requireStaff, sealContact, type ContactInput } from './contact-values.ts';
import { updateContactRow } from './contacts-store.ts';

export async function updateContact(
  context: Context,
  caller: Caller,
  place: { readonly deskId: string; readonly contactId: string },
  input: ContactInput,
): Promise<AlertContact> {
  const { deskId, contactId } = place;
  requireDeskRight(caller, deskId, 'alert.manage');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    await requireStaff(tx, input.staffId);
    const values = sealContact(keys, contactId, input);
    if (!(await updateContactRow(tx, place, values))) throw notFound('contact');
    await recordAudit(tx, context.clock, caller, {
      action: 'alert_contact.updated',
      deskId,
      subject: { kind: 'alert_contact', id: contactId },
    });
    await announceSettings(tx, context, deskId);
    return presentContact(keys, { id: contactId, desk_id: deskId, ...values });
  });
}
