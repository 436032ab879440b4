import { sealedToken } from '../core/ids.ts';
import { chatKey } from '../core/state.ts';
import type { AnyMessage, Channel, Content, Seeker, TalkItem } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { contentBytes, standInType } from '../core/stand-in.ts';
import { ControlError } from '../control/errors.ts';
import type { PhoneMessage } from '../control/schemas.ts';
import { endLoading, happen, type Happened } from './happen.ts';

type WithId = AnyMessage & { id: string };

const keepContent = (
  sim: Sim,
  channel: Channel,
  messageId: string,
  message: Extract<PhoneMessage, { type: 'image' | 'video' | 'audio' | 'file' }>,
): Content => {
  const content: Content = {
    messageId,
    channelId: channel.channelId,
    kind: message.type,
    contentType: message.contentType ?? standInType[message.type],
    base64: message.base64 ?? null,
    fileName: message.type === 'file' ? message.fileName : null,
    preparing: channel.contentPreparing,
    unsent: false,
  };
  sim.state.contents.set(messageId, content);
  return content;
};

const provider = { contentProvider: { type: 'line' } };

/** The message object of the webhook, with the tokens that LINE puts on each kind. */
const asWebhookMessage = (sim: Sim, channel: Channel, userId: string, message: PhoneMessage): WithId => {
  const id = sim.state.nextMessageId();
  const chat = chatKey(channel.channelId, userId);
  const token = (kind: 'quote' | 'read') => sealedToken(kind, channel.channelSecret, chat, id);
  const read = { markAsReadToken: token('read') };
  const both = { quoteToken: token('quote'), ...read };
  switch (message.type) {
    case 'text':
      return { id, ...message, ...both };
    case 'sticker':
      return { id, stickerResourceType: 'STATIC', ...message, ...both };
    case 'image': {
      keepContent(sim, channel, id, message);
      const set = message.imageSet ? { imageSet: message.imageSet } : {};
      return { id, type: 'image', ...provider, ...set, ...both };
    }
    case 'video':
      keepContent(sim, channel, id, message);
      return { id, type: 'video', duration: message.duration ?? 3000, ...provider, ...both };
    case 'audio':
      keepContent(sim, channel, id, message);
      return { id, type: 'audio', duration: message.duration ?? 1000, ...provider, ...read };
    case 'file': {
      const fileSize = contentBytes(keepContent(sim, channel, id, message)).length;
      return { id, type: 'file', fileName: message.fileName, fileSize, ...read };
    }
    case 'location':
      break;
  }
  return { id, ...message, ...read };
};

const requireOpen = (sim: Sim, channel: Channel, userId: string) => {
  const tie = sim.state.tie(channel.channelId, userId);
  if (tie.status === 'blocked')
    throw new ControlError('conflict', 'This person has blocked the account; unblock it before writing.');
  return tie;
};

/** A person writes to the account. Strangers may write too, as at LINE. */
export const sendFromPhone = (
  sim: Sim,
  channel: Channel,
  seeker: Seeker,
  message: PhoneMessage,
): Happened & { messageId: string } => {
  const { userId } = seeker;
  const tie = requireOpen(sim, channel, userId);
  const webhookMessage = asWebhookMessage(sim, channel, userId, message);
  const at = Math.max(sim.clock.now(), tie.lastEventAt + 1);
  const { id } = webhookMessage;
  const item = { id, at, from: 'seeker', message: webhookMessage, unsent: false, edited: false } as const;
  sim.state.addToTalk(channel.channelId, userId, { ...item, requestId: null });
  tie.wroteAt = at;
  endLoading(sim, channel.channelId, userId);
  return { messageId: id, ...happen(sim, channel, userId, { type: 'message', message: webhookMessage }) };
};

const ownMessage = (sim: Sim, channel: Channel, userId: string, messageId: string): TalkItem => {
  const item = sim.state
    .talk(channel.channelId, userId)
    .find((candidate) => candidate.id === messageId && candidate.from === 'seeker');
  if (!item) throw new ControlError('not_found', 'This person sent no message with this id in this talk.');
  if (item.unsent) throw new ControlError('conflict', 'The message has been unsent already.');
  return item;
};

/** Takes a message back: its content is gone at once. */
export const unsendFromPhone = (sim: Sim, channel: Channel, userId: string, messageId: string): Happened => {
  const item = ownMessage(sim, channel, userId, messageId);
  item.unsent = true;
  item.message = { type: item.message.type };
  const content = sim.state.contents.get(messageId);
  if (content) {
    content.unsent = true;
    content.base64 = null;
  }
  return happen(sim, channel, userId, { type: 'unsend', unsend: { messageId } });
};

/** Changes the text of a message: same id, new quote token, no read token. */
export const editFromPhone = (
  sim: Sim,
  channel: Channel,
  userId: string,
  { messageId, text }: { messageId: string; text: string },
): Happened => {
  requireOpen(sim, channel, userId);
  const item = ownMessage(sim, channel, userId, messageId);
  if (item.message.type !== 'text') throw new ControlError('conflict', 'Only text messages can be edited.');
  item.edited = true;
  const chat = chatKey(channel.channelId, userId);
  // An edit makes a new quote token, so the seal covers the moment as well.
  const quoteToken = sealedToken('quote', channel.channelSecret, chat, `${messageId}e${sim.clock.now()}`);
  item.message = { type: 'text', id: messageId, text, quoteToken };
  const message = { type: 'text', id: messageId, text, quoteToken };
  return happen(sim, channel, userId, { type: 'messageEdited', message });
};

/** A tap on a button: shows its display text as an own bubble, and posts the data back. */
export const tapButton = (
  sim: Sim,
  channel: Channel,
  userId: string,
  tap: { data: string; params?: Record<string, string> | undefined; displayText?: string | undefined },
): Happened => {
  requireOpen(sim, channel, userId);
  if (tap.displayText !== undefined && tap.displayText !== '') {
    const id = sim.state.nextMessageId();
    const message = { type: 'text', text: tap.displayText };
    const item = { id, at: sim.clock.now(), message, unsent: false, edited: false, requestId: null };
    sim.state.addToTalk(channel.channelId, userId, { ...item, from: 'seeker' });
  }
  const postback = { data: tap.data, ...(tap.params ? { params: tap.params } : {}) };
  return happen(sim, channel, userId, { type: 'postback', postback });
};

/** A tap on a tab of the rich menu: flips the menu and tells the account how that went. */
export const switchMenu = (
  sim: Sim,
  channel: Channel,
  userId: string,
  { richMenuAliasId, data }: { richMenuAliasId: string; data: string },
): Happened => {
  const tie = requireOpen(sim, channel, userId);
  const richMenuId = sim.state.aliases.get(`${channel.channelId}/${richMenuAliasId}`);
  const menu = richMenuId === undefined ? undefined : sim.state.richMenus.get(richMenuId);
  let status = 'SUCCESS';
  if (richMenuId === undefined) status = 'RICHMENU_ALIAS_ID_NOTFOUND';
  else if (!menu) status = 'RICHMENU_NOTFOUND';
  else tie.richMenuId = richMenuId;
  const params = { newRichMenuAliasId: richMenuAliasId, status };
  return happen(sim, channel, userId, { type: 'postback', postback: { data, params } });
};
