import { routes } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { decideAlert } from './decide-alert.ts';
import { readDecidedAlerts, readOpenAlerts, readTalkAlerts } from './read-alerts.ts';
import { readFigures } from './read-figures.ts';
import { takeAlert } from './take-alert.ts';

export function registerAlertRoutes(api: Api, context: Context): void {
  api.route(routes.listAlerts, async ({ caller, params }) => ({
    alerts: await readOpenAlerts(context, caller, params.deskId),
  }));
  api.route(routes.listDecidedAlerts, ({ caller, params, query }) =>
    readDecidedAlerts(context, caller, {
      deskId: params.deskId,
      before: query.before ?? null,
      limit: query.limit,
    }),
  );
  api.route(routes.listTalkAlerts, async ({ caller, params }) => ({
    alerts: await readTalkAlerts(context, caller, params.consultationId),
  }));
  api.route(routes.takeAlert, ({ caller, params, body }) =>
    takeAlert(context, caller, { ...params, ...body }),
  );
  api.route(routes.decideAlert, ({ caller, params, body }) =>
    decideAlert(context, caller, { ...params, ...body }),
  );
  api.route(routes.getAlertFigures, ({ caller, params, query }) =>
    readFigures(context, caller, { deskId: params.deskId, month: query.month }),
  );
}
