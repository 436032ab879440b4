import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { createTemplate } from './create-template.ts';
import { deleteTemplate } from './delete-template.ts';
import { readDesk } from './read-desk.ts';
import { presentTemplate } from './templates-presenter.ts';
import { selectTemplates } from './templates-store.ts';
import { updateTemplate } from './update-template.ts';

export function registerTemplateRoutes(api: Api, context: Context): void {
  api.route(routes.listTemplates, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return context.db.tenant(caller.operatorId, async (tx) => {
      const desk = await readDesk(tx, context, params.deskId);
      const rows = await selectTemplates(tx, desk.deskId);
      return { templates: rows.map(presentTemplate) };
    });
  });

  api.route(routes.createTemplate, ({ caller, params, body }) =>
    createTemplate(context, caller, params.deskId, body),
  );
  api.route(routes.updateTemplate, ({ caller, params, body }) =>
    updateTemplate(context, caller, params, body),
  );
  api.route(routes.deleteTemplate, async ({ caller, params }) => {
    await deleteTemplate(context, caller, params);
    return undefined;
  });
}
