import { expect, it } from 'vitest';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { createStreams } from './follow-events.ts';

const caller: Caller = {
  kind: 'staff',
  operatorId: 'operator',
  staffId: 'staff',
  name: 'みどり',
  sessionId: 'session',
  tokenId: null,
  access: 'write',
  mustChangePassword: false,
  operatorRoles: [],
  deskRoles: new Map(),
};

it('ends at once what is asked for while the server stops', () => {
  const context = { hints: { on: () => () => undefined } } as unknown as Context;
  const streams = createStreams(context, () => Promise.resolve(caller));
  let ended = 0;
  const sink = { send: () => undefined, heartbeat: () => undefined, end: () => void (ended += 1) };
  streams.follow(caller, new Map(), sink);
  streams.close();
  expect(ended).toBe(1);
  streams.follow(caller, new Map(), sink);
  expect(ended).toBe(2);
  expect(streams.count()).toBe(0);
});
