import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { updateContactRow } from './contacts-store.ts';

/** Nobody tells a removed contact any more; its row stays for the history of alerts it was told of. */
export async function deleteContact(
  context: Context,
  caller: Caller,
  place: { readonly deskId: string; readonly contactId: string },
): Promise<void> {
  requireDeskRight(caller, place.deskId, 'alert.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await updateContactRow(tx, place, { removed_at: context.clock.now() }))) throw notFound('contact');
    await recordAudit(tx, context.clock, caller, {
      action: 'alert_contact.deleted',
      deskId: place.deskId,
      subject: { kind: 'alert_contact', id: place.contactId },
    });
    await announceSettings(tx, context, place.deskId);
  });
}
