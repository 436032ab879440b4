import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { selectClock } from './clock-store.ts';
import { presentContact } from './contact-values.ts';
import { selectContacts } from './contacts-store.ts';
import { createContact } from './create-contact.ts';
import { createTerm } from './create-term.ts';
import { deleteContact } from './delete-contact.ts';
import { deleteTerm } from './delete-term.ts';
import { setClock } from './set-clock.ts';
import { presentTerm } from './terms-presenter.ts';
import { selectTerms } from './terms-store.ts';
import { updateContact } from './update-contact.ts';
import { updateTerm } from './update-term.ts';

export function registerAlertSettingsRoutes(api: Api, context: Context): void {
  const { db } = context;

  api.route(routes.getAlertSettings, ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'alert.manage');
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return selectClock(tx, deskId);
    });
  });
  api.route(routes.setAlertSettings, ({ caller, params, body }) =>
    setClock(context, caller, params.deskId, body),
  );

  api.route(routes.listAlertContacts, async ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'alert.manage');
    const keys = await context.keys(caller.operatorId);
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      const rows = await selectContacts(tx, deskId);
      return { contacts: rows.map((row) => presentContact(keys, row)) };
    });
  });
  api.route(routes.createAlertContact, ({ caller, params, body }) =>
    createContact(context, caller, params.deskId, body),
  );
  api.route(routes.updateAlertContact, ({ caller, params, body }) =>
    updateContact(context, caller, params, body),
  );
  api.route(routes.deleteAlertContact, async ({ caller, params }) => {
    await deleteContact(context, caller, params);
    return undefined;
  });

  api.route(routes.listAlertTerms, async ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'alert.manage');
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      const rows = await selectTerms(tx, deskId);
      return { terms: rows.map(presentTerm) };
    });
  });
  api.route(routes.createAlertTerm, ({ caller, params, body }) =>
    createTerm(context, caller, params.deskId, body),
  );
  api.route(routes.updateAlertTerm, ({ caller, params, body }) => updateTerm(context, caller, params, body));
  api.route(routes.deleteAlertTerm, async ({ caller, params }) => {
    await deleteTerm(context, caller, params);
    return undefined;
  });
}
