import type { messagingApi } from '@line/bot-sdk';

/** A bubble of text, with what may go with it. */
export interface TextBubble {
  readonly text: string;
  readonly quoteToken?: string | undefined;
  /** Buttons under the newest bubble of a talk; a tap comes back as a postback with `data`. At most 13. */
  readonly choices?: readonly { readonly label: string; readonly data: string }[] | undefined;
  /** Buttons that lead to a page and stay with the bubble; at most 4, and the text then at most 160 characters. */
  readonly buttons?: readonly { readonly label: string; readonly uri: string }[] | undefined;
}

/** A bubble as LINE's Messaging API takes it. */
export function lineMessage({ text, quoteToken, choices, buttons }: TextBubble): messagingApi.Message {
  if (buttons && buttons.length > 0)
    return {
      type: 'template',
      altText: text,
      template: {
        type: 'buttons',
        text,
        actions: buttons.map(({ label, uri }) => ({ type: 'uri', label, uri })),
      },
    };
  return {
    type: 'text',
    text,
    ...(quoteToken ? { quoteToken } : {}),
    ...(choices && choices.length > 0
      ? {
          quickReply: {
            items: choices.map(({ label, data }) => ({
              type: 'action',
              action: { type: 'postback', label, data, displayText: label },
            })),
          },
        }
      : {}),
  };
}
