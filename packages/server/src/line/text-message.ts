import type { messagingApi } from '@line/bot-sdk';

/** A quick reply: a tap comes back as a postback with `data`; with `date` the phone's calendar is asked first. */
export interface Choice {
  readonly label: string;
  readonly data: string;
  readonly date?: { readonly min?: string | undefined; readonly max?: string | undefined } | undefined;
}
/** `uri` is https: or tel:. */
export type Button =
  { readonly label: string; readonly data: string } | { readonly label: string; readonly uri: string };

/** A bubble of text, with what may go with it. LINE takes labels of at most 20 characters. */
export interface TextBubble {
  readonly text: string;
  readonly quoteToken?: string | undefined;
  /** Buttons under the newest bubble of a talk. At most 13. */
  readonly choices?: readonly Choice[] | undefined;
  /** Buttons in the bubble, which can be tapped for ever. At most 4, and the text at most 160 characters. */
  readonly buttons?: readonly Button[] | undefined;
}

/** A bubble as LINE's Messaging API takes it. */
export function lineMessage({
  text,
  quoteToken,
  choices = [],
  buttons = [],
}: TextBubble): messagingApi.TextMessage | messagingApi.TemplateMessage {
  const quickReply =
    choices.length > 0
      ? { quickReply: { items: choices.map((choice) => ({ type: 'action', action: choiceAction(choice) })) } }
      : {};
  // LINE has no quoting for a template.
  if (buttons.length > 0)
    return {
      type: 'template',
      altText: text,
      template: { type: 'buttons', text, actions: buttons.map(buttonAction) },
      ...quickReply,
    };
  return { type: 'text', text, ...(quoteToken ? { quoteToken } : {}), ...quickReply };
}

function choiceAction({ label, data, date }: Choice): messagingApi.Action {
  if (!date) return postback(label, data);
  const { min, max } = date;
  return {
    type: 'datetimepicker',
    label,
    data,
    mode: 'date',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function buttonAction(button: Button): messagingApi.Action {
  return 'uri' in button
    ? { type: 'uri', label: button.label, uri: button.uri }
    : postback(button.label, button.data);
}

function postback(label: string, data: string): messagingApi.PostbackAction {
  return { type: 'postback', label, data, displayText: label };
}
