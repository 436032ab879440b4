import { routes } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { checkChannel, type LineAccess } from './check-channel.ts';
import { setChannel } from './set-channel.ts';

export function registerChannelRoutes(api: Api, context: Context, access: LineAccess): void {
  api.route(routes.setChannel, ({ caller, params, body }) =>
    setChannel(context, caller, params.deskId, body),
  );
  api.route(routes.checkChannel, ({ caller, params }) =>
    checkChannel(context, access, caller, params.deskId),
  );
}
