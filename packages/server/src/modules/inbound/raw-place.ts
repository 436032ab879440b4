/** Where the raw form of an event is sealed. */
export const rawPlace = (channelId: string, webhookEventId: string): string =>
  `line_events|${channelId}|${webhookEventId}`;
