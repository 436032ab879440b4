import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readLimits, setLimits } from './set-limits.ts';

export function registerLimitRoutes(api: Api, context: Context): void {
  api.route(routes.getLimits, ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return context.db.tenant(caller.operatorId, (tx) => readLimits(tx, context, params.deskId));
  });
  api.route(routes.setLimits, ({ caller, params, body }) => setLimits(context, caller, params.deskId, body));
}
