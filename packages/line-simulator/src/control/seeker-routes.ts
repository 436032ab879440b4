import { newUserId } from '../core/ids.ts';
import type { Seeker } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { block, follow, linkAccount, unblock } from '../phone/friend.ts';
import { happen } from '../phone/happen.ts';
import { editFromPhone, sendFromPhone, switchMenu, tapButton, unsendFromPhone } from '../phone/send.ts';
import { talkView } from '../phone/talk-view.ts';
import type { Channel } from '../core/model.ts';
import { ControlError, parseControl } from './errors.ts';
import { channelIn, seekerIn, type ControlRoute } from './route.ts';
import {
  accountLinkInputSchema,
  editInputSchema,
  friendsInputSchema,
  idTokenInputSchema,
  menuSwitchInputSchema,
  phoneMessageSchema,
  postbackInputSchema,
  rawEventSchema,
  seekerInputSchema,
  seekerPatchSchema,
  unsendInputSchema,
  type SeekerView,
} from './schemas.ts';

const view = (sim: Sim, seeker: Seeker): SeekerView => ({
  ...seeker,
  ties: [...sim.state.ties.values()]
    .filter((tie) => tie.userId === seeker.userId)
    .map(({ channelId, status }) => ({ channelId, status })),
});

const listView = (sim: Sim): SeekerView[] => {
  const ties = new Map<string, SeekerView['ties']>();
  for (const { userId, channelId, status } of sim.state.ties.values()) {
    const known = ties.get(userId);
    if (known) known.push({ channelId, status });
    else ties.set(userId, [{ channelId, status }]);
  }
  return [...sim.state.seekers.values()].map((seeker) => ({
    ...seeker,
    ties: ties.get(seeker.userId) ?? [],
  }));
};

export const addSeeker = (sim: Sim, input: { displayName: string; userId?: string | undefined }): Seeker => {
  const userId = input.userId ?? newUserId();
  const seeker = { userId, displayName: input.displayName, statusMessage: null, language: 'ja' };
  sim.state.seekers.set(userId, seeker);
  return seeker;
};

const create = (sim: Sim, body: unknown): SeekerView => {
  const input = parseControl(seekerInputSchema, body);
  if (input.userId !== undefined && sim.state.seekers.has(input.userId))
    throw new ControlError('conflict', 'A seeker with this id exists; leave the id out to get a new one.');
  const seeker = addSeeker(sim, input);
  const full = {
    ...seeker,
    statusMessage: input.statusMessage ?? null,
    language: input.language ?? seeker.language,
  };
  sim.state.seekers.set(seeker.userId, full);
  sim.bus.emit({ kind: 'seekers' });
  return view(sim, full);
};

const update = (sim: Sim, seeker: Seeker, body: unknown): SeekerView => {
  const { displayName, statusMessage, language } = parseControl(seekerPatchSchema, body);
  const changed = {
    ...seeker,
    displayName: displayName ?? seeker.displayName,
    statusMessage: statusMessage === undefined ? seeker.statusMessage : statusMessage,
    language: language ?? seeker.language,
  };
  sim.state.seekers.set(seeker.userId, changed);
  sim.bus.emit({ kind: 'seekers' });
  return view(sim, changed);
};

type Act = (channel: Channel, seeker: Seeker, body: unknown) => unknown;

/** What a person can do on the phone, each under its own address. */
const acts = (sim: Sim): Record<string, Act> => ({
  follow: (channel, { userId }) => follow(sim, channel, userId),
  block: (channel, { userId }) => block(sim, channel, userId),
  unblock: (channel, { userId }) => unblock(sim, channel, userId),
  send: (channel, seeker, body) =>
    sendFromPhone(sim, channel, seeker, parseControl(phoneMessageSchema, body)),
  postback: (channel, { userId }, body) =>
    tapButton(sim, channel, userId, parseControl(postbackInputSchema, body)),
  'menu-switch': (channel, { userId }, body) =>
    switchMenu(sim, channel, userId, parseControl(menuSwitchInputSchema, body)),
  unsend: (channel, { userId }, body) =>
    unsendFromPhone(sim, channel, userId, parseControl(unsendInputSchema, body).messageId),
  edit: (channel, { userId }, body) =>
    editFromPhone(sim, channel, userId, parseControl(editInputSchema, body)),
  'account-link': (channel, { userId }, body) =>
    linkAccount(sim, channel, userId, parseControl(accountLinkInputSchema, body)),
  event: (channel, { userId }, body) => happen(sim, channel, userId, parseControl(rawEventSchema, body)),
});

const addFriends = (sim: Sim, { channelId }: Channel, count: number): { userIds: string[] } => {
  const userIds = Array.from({ length: count }, (_, index) => {
    const { userId } = addSeeker(sim, { displayName: `友だち ${index + 1}` });
    const tie = sim.state.tie(channelId, userId);
    tie.status = 'friend';
    tie.everFriend = true;
    return userId;
  });
  sim.bus.emit({ kind: 'seekers' });
  return { userIds };
};

/** Seekers (LINE users), and everything they do in a talk. */
export const seekerRoutes = (sim: Sim): ControlRoute[] => [
  { method: 'GET', url: '/seekers', handle: () => ({ seekers: listView(sim) }) },
  { method: 'POST', url: '/seekers', handle: ({ body }) => create(sim, body) },
  { method: 'GET', url: '/seekers/:userId', handle: (call) => view(sim, seekerIn(sim, call)) },
  {
    method: 'PATCH',
    url: '/seekers/:userId',
    handle: (call) => update(sim, seekerIn(sim, call), call.body),
  },
  {
    method: 'POST',
    url: '/seekers/:userId/id-token',
    handle: (call) => ({
      idToken: sim.tokens.issueId(
        parseControl(idTokenInputSchema, call.body).clientId,
        seekerIn(sim, call).userId,
      ),
    }),
  },
  {
    method: 'POST',
    url: '/channels/:channelId/friends',
    handle: (call) =>
      addFriends(sim, channelIn(sim, call), parseControl(friendsInputSchema, call.body).count),
  },
  {
    method: 'GET',
    url: '/channels/:channelId/seekers/:userId/talk',
    handle: (call) => talkView(sim, channelIn(sim, call), seekerIn(sim, call).userId),
  },
  ...Object.entries(acts(sim)).map(([name, act]): ControlRoute => ({
    method: 'POST',
    url: `/channels/:channelId/seekers/:userId/${name}`,
    handle: (call) => act(channelIn(sim, call), seekerIn(sim, call), call.body),
  })),
];
