import { ControlError } from '../control/errors.ts';
import type { Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { happen, type Happened } from './happen.ts';

/** Adds the account as a friend. */
export const follow = (sim: Sim, channel: Channel, userId: string): Happened => {
  const tie = sim.state.tie(channel.channelId, userId);
  if (tie.status === 'friend') throw new ControlError('conflict', 'This person is a friend already.');
  if (tie.status === 'blocked')
    throw new ControlError('conflict', 'This person has blocked the account; use unblock.');
  tie.status = 'friend';
  tie.everFriend = true;
  return happen(sim, channel, userId, { type: 'follow', follow: { isUnblocked: false } });
};

/** Blocks the account: it hears `unfollow` and reaches the person no more. */
export const block = (sim: Sim, channel: Channel, userId: string): Happened => {
  const tie = sim.state.tie(channel.channelId, userId);
  if (tie.status !== 'friend')
    throw new ControlError('conflict', 'Only a friend can block the account; follow it first.');
  tie.status = 'blocked';
  tie.richMenuId = null;
  return happen(sim, channel, userId, { type: 'unfollow' });
};

/** Unblocks the account: it hears `follow` with `isUnblocked`. */
export const unblock = (sim: Sim, channel: Channel, userId: string): Happened => {
  const tie = sim.state.tie(channel.channelId, userId);
  if (tie.status !== 'blocked')
    throw new ControlError('conflict', 'This person has not blocked the account.');
  tie.status = 'friend';
  return happen(sim, channel, userId, { type: 'follow', follow: { isUnblocked: true } });
};

/** The way back from the account-link dialog. A spent or expired link token makes no event at all. */
export const linkAccount = (
  sim: Sim,
  channel: Channel,
  userId: string,
  input: { linkToken?: string | undefined; nonce: string; result: 'ok' | 'failed' },
): Happened => {
  if (input.linkToken !== undefined) {
    const link = sim.tokens.takeLink(input.linkToken);
    if (link?.userId !== userId || link.channelId !== channel.channelId)
      throw new ControlError('conflict', 'The link token is unknown, used or older than ten minutes.');
  }
  const { nonce, result } = input;
  return happen(sim, channel, userId, { type: 'accountLink', link: { result, nonce } });
};
