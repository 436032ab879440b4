import { randomUUID } from 'node:crypto';
import type {
  BodyOf,
  BroadcastDetail,
  ParamsOf,
  QuotaFigures,
  QuotaRules,
  RecipientResult,
  routes,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const writer = { staffId: randomUUID(), name: '田中 恵子' };
const officer = { staffId: randomUUID(), name: '教育委員会 山本 誠' };

const blank: BroadcastDetail = {
  broadcastId: '',
  deskId: '',
  state: 'draft',
  version: 1,
  title: '',
  texts: [],
  segment: { contact: 'any', days: 30, consultations: 'any', form: 'any', tag: '', openTalks: 'exclude' },
  scheduledFor: null,
  createdAt: ago(30 * HOUR),
  createdBy: writer,
  submittedAt: null,
  counted: null,
  decidedAt: null,
  decidedBy: null,
  refusal: null,
  startedAt: null,
  endedAt: null,
  stoppedBy: null,
  pause: null,
  retryAt: null,
  totals: null,
  undecided: [],
};

const totals = { total: 0, accepted: 0, failed: 0, unknown: 0, skipped: 0, stopped: 0, left: 0 };

/** One of each kind a screen shows: waiting for approval, under way, paused, sent. */
function samples(deskId: string): BroadcastDetail[] {
  const made = { ...blank, deskId, submittedAt: ago(3 * HOUR), counted: 1284 };
  const decided = { ...made, decidedAt: ago(2 * HOUR), decidedBy: officer };
  return [
    {
      ...made,
      broadcastId: randomUUID(),
      state: 'submitted',
      title: '冬休みの相談時間のお知らせ',
      texts: [
        'こども・若者LINE相談です。\n12月24日から1月7日までは、毎日15時から21時まで相談をお受けします。',
        'このトークに書きこむと、相談員につながります。\n書いたことを、だまって学校や家の人に伝えることはありません。',
      ],
      scheduledFor: new Date(Date.now() + 20 * HOUR).toISOString(),
    },
    {
      ...decided,
      broadcastId: randomUUID(),
      state: 'sending',
      title: 'あしたの開設のお知らせ',
      texts: ['あした17時から相談をひらきます。'],
      startedAt: ago(60_000),
      totals: { ...totals, total: 1284, accepted: 500, skipped: 2, left: 782 },
    },
    {
      ...decided,
      broadcastId: randomUUID(),
      state: 'paused',
      pause: 'quota_exhausted',
      title: '受付時間の変更',
      texts: ['来週から受付は20時までです。'],
      startedAt: ago(50 * HOUR),
      totals: { ...totals, total: 1200, accepted: 1000, unknown: 100, left: 100 },
      undecided: [{ batchId: randomUUID(), recipients: 100, firstTriedAt: ago(50 * HOUR), attempts: 40 }],
    },
    {
      ...decided,
      broadcastId: randomUUID(),
      state: 'finished',
      title: '11月の開設のお知らせ',
      texts: ['11月も毎日ひらいています。'],
      startedAt: ago(400 * HOUR),
      endedAt: ago(399 * HOUR),
      totals: { ...totals, total: 1203, accepted: 1199, skipped: 4 },
    },
  ];
}

const desks = new Map<string, BroadcastDetail[]>();
function all(deskId: string): BroadcastDetail[] {
  const known = desks.get(deskId) ?? samples(deskId);
  desks.set(deskId, known);
  return known;
}
function one({ deskId, broadcastId }: { deskId: string; broadcastId: string }): BroadcastDetail {
  const found = all(deskId).find((each) => each.broadcastId === broadcastId);
  if (!found) throw new MockError('not_found');
  return found;
}
/** Changes a broadcast and tells the consoles, as the live stream would. */
function change(
  { server }: Context,
  place: { deskId: string; broadcastId: string },
  next: Partial<BroadcastDetail>,
): BroadcastDetail {
  const found = one(place);
  Object.assign(found, next, { version: found.version + 1 });
  server.publish({ type: 'desk', deskId: place.deskId, topic: 'broadcasts' });
  return found;
}

const figures: QuotaFigures = {
  month: '2026-11',
  plan: 5000,
  line: { used: 1904, readAt: ago(240_000) },
  pushes: 692,
  broadcasts: 1203,
  used: 1904,
  committed: 784,
  reserve: 1500,
  free: 812,
  forecast: 3220,
  forecastDays: 28,
  alarms: [],
};
const rules: QuotaRules = { reserve: { kind: 'percent', value: 30 }, batchSize: 500, batchPauseSeconds: 1 };

export const broadcastHandlers: Record<string, Handler> = {
  listBroadcasts: ({ params }: Params<'listBroadcasts'>) => ({ broadcasts: all(params.deskId) }),
  getBroadcast: ({ params }: Params<'getBroadcast'>) => one(params),
  countRecipients: ({ query }: { query: { consultations: string } }) => ({
    recipients: query.consultations === 'any' ? 1284 : 402,
  }),
  listBroadcastRecipients: ({ query }: { query: { result?: RecipientResult } }) => ({
    recipients: (['accepted', 'skipped'] as const)
      .filter((result) => (query.result ?? result) === result)
      .map((result, at) => ({ seekerId: randomUUID(), pseudonym: `すみれ 10${at}`, result, at: ago(HOUR) })),
    more: false,
  }),
  getQuota: () => figures,
  getQuotaRules: () => rules,
  setQuotaRules: ({ body }: Body<'setQuotaRules'>) => Object.assign(rules, body),
  createBroadcast: ({ params, body }: Params<'createBroadcast'> & Body<'createBroadcast'>, context) => {
    const { staffId, name } = mine(context).staff;
    const made = {
      ...blank,
      ...body,
      deskId: params.deskId,
      broadcastId: randomUUID(),
      createdBy: { staffId, name },
      createdAt: new Date().toISOString(),
    };
    all(params.deskId).unshift(made);
    return made;
  },
  submitBroadcast: ({ params }: Params<'submitBroadcast'>, context) =>
    change(context, params, { state: 'submitted', submittedAt: new Date().toISOString(), counted: 1284 }),
  approveBroadcast: ({ params }: Params<'approveBroadcast'>, context) => {
    const { staffId, name } = mine(context).staff;
    return change(context, params, { state: 'approved', decidedBy: { staffId, name } });
  },
  refuseBroadcast: ({ params, body }: Params<'refuseBroadcast'> & Body<'refuseBroadcast'>, context) =>
    change(context, params, { state: 'refused', refusal: body.reason }),
  stopBroadcast: ({ params }: Params<'stopBroadcast'>, context) => {
    const { totals: now } = one(params);
    const stopped = now && { ...now, stopped: now.left, left: 0 };
    return change(context, params, { state: 'stopped', pause: null, totals: stopped });
  },
  decideBatch: ({ params }: Params<'decideBatch'>, context) => change(context, params, { undecided: [] }),
};
