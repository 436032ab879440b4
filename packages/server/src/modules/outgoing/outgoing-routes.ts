import { routes } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import type { MessagingClient } from '../../line/messaging-client.ts';
import { giveUpMessage, retryMessage } from './decide-message.ts';
import type { TokenSource } from './outgoing-worker.ts';
import { sendMessage } from './send-message.ts';
import { showThinking } from './show-thinking.ts';

export function registerOutgoingRoutes(
  api: Api,
  context: Context,
  line: { client: MessagingClient; tokens: TokenSource },
): void {
  api.route(routes.sendMessage, ({ caller, params, body }) =>
    sendMessage(context, caller, { ...params, ...body }),
  );
  api.route(routes.retryMessage, ({ caller, params }) => retryMessage(context, caller, params));
  api.route(routes.giveUpMessage, ({ caller, params }) => giveUpMessage(context, caller, params));
  api.route(routes.showThinking, async ({ caller, params }) => {
    await showThinking(context, line, caller, params);
    return undefined;
  });
}
