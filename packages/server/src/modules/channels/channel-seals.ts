import type { OperatorKeys } from '../../platform/crypto/keyring.ts';

// The former secret keeps its seal when it moves to its own column, so both columns share one place.
const secretPlace = (channelId: string) => `channels.secret|${channelId}`;
const tokenPlace = (channelId: string) => `channels.access_token|${channelId}`;
const botUserPlace = (channelId: string) => `channels.bot_user_id|${channelId}`;

export const sealSecret = (keys: OperatorKeys, channelId: string, secret: string): Buffer =>
  keys.seal(secretPlace(channelId), secret);
export const openSecret = (keys: OperatorKeys, channelId: string, sealed: Buffer): string =>
  keys.unseal(secretPlace(channelId), sealed).toString('utf8');
export const sealToken = (keys: OperatorKeys, channelId: string, token: string): Buffer =>
  keys.seal(tokenPlace(channelId), token);
export const openToken = (keys: OperatorKeys, channelId: string, sealed: Buffer): string =>
  keys.unseal(tokenPlace(channelId), sealed).toString('utf8');
export const sealBotUserId = (keys: OperatorKeys, channelId: string, userId: string): Buffer =>
  keys.seal(botUserPlace(channelId), userId);
