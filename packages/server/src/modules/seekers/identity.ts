import type { OperatorKeys } from '../../platform/crypto/keyring.ts';

/** Where a seeker's LINE user id is sealed. */
export const lineUserPlace = (seekerId: string): string => `seekers.line_user_id|${seekerId}`;
export const lineNamePlace = (seekerId: string): string => `seekers.line_name|${seekerId}`;
export const replyTokenPlace = (seekerId: string): string => `reply_tokens|${seekerId}`;

/** Finds a seeker without storing the LINE user id in the clear. */
export const lineUserIndex = (keys: OperatorKeys, userId: string): Buffer =>
  keys.index('line_user_id', userId);
