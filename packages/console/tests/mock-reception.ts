import { randomUUID } from 'node:crypto';
import type { BodyOf, DeskRules, ParamsOf, QueryOf, routes, Unreached } from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import type { MockData } from './mock-data.ts';
import { mine } from './mock-session.ts';
import { authoritiesOf, change, homes, owned, putMessage, talkOf } from './mock-talks.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };
type Query<K extends keyof Routes> = { query: QueryOf<Routes[K]> };

interface Kept {
  rules: DeskRules;
  readonly unreached: Unreached[];
}
const kept = new WeakMap<MockData, Kept>();

const RULES: DeskRules = {
  mode: 'live',
  media: 'refuse',
  nudgeMinutes: null,
  silenceMinutes: null,
  overrunMinutes: null,
  placeMinutes: null,
  outsideHours: 72,
  offerAtOpening: false,
  version: 0,
};

function keptOf({ data }: Context): Kept {
  const known = kept.get(data);
  if (known) return known;
  const since = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const nobody = { offeredAt: null, reachedAt: null, settledAt: null, blocked: false };
  const unreached = (['なずな', 'ほおずき', 'すずらん'] as const).map((name, index): Unreached => ({
    ...nobody,
    unreachedId: randomUUID(),
    consultationId: randomUUID(),
    pseudonym: `${name} ${3100 + index}`,
    reason: index === 0 ? 'not_reached' : 'outside_hours',
    since: since(9 - index),
    state: 'open',
  }));
  const made: Kept = { rules: RULES, unreached };
  kept.set(data, made);
  return made;
}

const isDue = ({ state }: Unreached): boolean => state === 'open' || state === 'offered';

function move(context: Context, ids: readonly string[], part: Partial<Unreached>): number {
  const chosen = keptOf(context).unreached.filter((one) => ids.includes(one.unreachedId) && isDue(one));
  for (const one of chosen) Object.assign(one, part);
  return chosen.length;
}

export const receptionHandlers: Record<string, Handler> = {
  getRules: (_, context) => keptOf(context).rules,
  setRules: ({ body }: Body<'setRules'>, context) => {
    const known = keptOf(context);
    if (body.version !== known.rules.version) throw new MockError('version_changed');
    known.rules = { ...body, version: body.version + 1 };
    return known.rules;
  },
  listUnreached: ({ query }: Query<'listUnreached'>, context) => {
    const { unreached } = keptOf(context);
    const count = (state: Unreached['state']) => unreached.filter((one) => one.state === state).length;
    return {
      unreached: query.state === 'all' ? unreached : unreached.filter(isDue),
      more: false,
      counts: {
        open: count('open'),
        offered: count('offered'),
        reached: count('reached'),
        settled: count('settled'),
      },
    };
  },
  offerOpening: ({ body }: Body<'offerOpening'>, context) => ({
    offered: move(context, body.unreachedIds, { state: 'offered', offeredAt: new Date().toISOString() }),
    skipped: 0,
  }),
  settleUnreached: ({ body }: Body<'settleUnreached'>, context) => ({
    settled: move(context, body.unreachedIds, { state: 'settled', settledAt: new Date().toISOString() }),
  }),
  getReception: () => ({ phase: 'intake', short: null, waiting: 0, outside: 0, active: 0, seats: null }),
  listSeekerNotices: () => ({
    form: 'easy',
    received: [
      {
        at: new Date().toISOString(),
        versionId: randomUUID(),
        kind: 'received',
        number: 3,
        form: 'easy',
        consultationId: null,
        messageId: null,
      },
    ],
  }),
  setTarget: ({ params, body }: Params<'setTarget'> & Body<'setTarget'>, context) =>
    change(context.server, talkOf(context, params.consultationId), { target: body.target }),
  setAuthority: ({ params, body }: Params<'setAuthority'> & Body<'setAuthority'>, context) => {
    const talk = talkOf(context, params.consultationId);
    const authority = authoritiesOf(context).find(({ authorityId }) => authorityId === body.authorityId);
    if (!authority) throw new MockError('not_found');
    homes.set(talk, authority);
    return change(context.server, talk, {});
  },
  sayDelay: ({ params }: Params<'sayDelay'>, context) => {
    const talk = talkOf(context, params.consultationId);
    putMessage(context.server, talk, {
      direction: 'out',
      kind: 'text',
      text: '少し考えてから返事をします。',
      notice: 'delay',
    });
    return change(context.server, talk, {});
  },
  listColleagues: ({ params }: Params<'listColleagues'>, { data }) => ({
    colleagues: data.people.flatMap(({ staff }) =>
      staff.desks.some(({ deskId }) => deskId === params.deskId)
        ? [{ staffId: staff.staffId, name: staff.name, active: 1, limit: 3, present: true }]
        : [],
    ),
  }),
  listTags: () => ({ tags: [{ tag: '夜間', people: 4 }] }),
  getSeekerTags: () => ({ tags: [], inUse: ['夜間'] }),
  setSeekerTags: ({ body }: Body<'setSeekerTags'>) => ({ tags: body.tags }),
  getFlowTalk: ({ params }: Params<'getFlowTalk'>, context) => {
    talkOf(context, params.consultationId);
    return { flow: null };
  },
  listMoveTargets: ({ params }: Params<'listMoveTargets'>, context) => {
    const { deskId } = talkOf(context, params.consultationId).facts;
    return {
      desks: context.data.desks.flatMap((desk) =>
        desk.deskId === deskId
          ? []
          : [{ deskId: desk.deskId, name: desk.name, open: true, nextOpening: null }],
      ),
    };
  },
  moveConsultation: ({ params, body }: Params<'moveConsultation'> & Body<'moveConsultation'>, context) => {
    const talk = talkOf(context, params.consultationId);
    owned(context, talk);
    putMessage(context.server, talk, { direction: 'system', kind: 'moved', author: null });
    return change(context.server, talk, {
      deskId: body.deskId,
      state: 'waiting',
      assignee: null,
      waitingSince: new Date().toISOString(),
    });
  },
  countUnreached: ({ query: { month } }: Query<'countUnreached'>) => ({
    month,
    cases: 12,
    persons: 10,
    outsideHours: 9,
    notReached: 3,
    reachedLater: 7,
  }),
  handOver: ({ params, body }: Params<'handOver'> & Body<'handOver'>, context) => {
    const talk = talkOf(context, params.consultationId);
    owned(context, talk);
    const to = context.data.people.find(({ staff }) => staff.staffId === body.staffId)?.staff;
    if (!to) throw new MockError('not_found');
    const { staffId, name } = mine(context).staff;
    putMessage(context.server, talk, { direction: 'system', kind: 'handed_over', author: { staffId, name } });
    return change(context.server, talk, { assignee: { staffId: to.staffId, name: to.name } });
  },
};
