import type { Desk } from '@tomoshibi/contract';
import type { DeskView } from './desks-store.ts';

/** Where LINE is to send the events of a channel. */
export function webhookUrl(publicUrl: string, lineChannelId: string): string {
  return `${publicUrl}/webhooks/line/${lineChannelId}`;
}

/** A former secret that no longer counts is not shown. */
function presentChannel(view: DeskView, publicUrl: string, now: Date): Desk['channel'] {
  if (view.line_channel_id === null) return null;
  const until = view.previous_secret_until;
  return {
    channelId: view.line_channel_id,
    webhookUrl: webhookUrl(publicUrl, view.line_channel_id),
    tokenKind: view.long_lived_token ? 'long_lived' : 'stateless',
    previousSecretUntil: until && until > now ? until.toISOString() : null,
    basicId: view.basic_id,
    lastEventAt: view.last_event_at?.toISOString() ?? null,
  };
}

export function presentDesk(view: DeskView, publicUrl: string, now: Date): Desk {
  return {
    deskId: view.id,
    code: view.code,
    authority: { authorityId: view.authority_id, name: view.authority_name },
    name: view.name,
    nameDisplay: view.name_display,
    talkLimit: view.talk_limit,
    state: view.state,
    version: view.version,
    channel: presentChannel(view, publicUrl, now),
  };
}
