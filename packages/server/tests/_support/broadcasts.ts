import {
  routes,
  type BodyInputOf,
  type BroadcastDetail,
  type BroadcastSegment,
  type QuotaRules,
} from '@tomoshibi/contract';
import type { LineDesk } from './line-desk.ts';
import type { TestPerson } from './people.ts';

type Content = BodyInputOf<typeof routes.createBroadcast>;

export const EVERYBODY: BroadcastSegment = {
  contact: 'any',
  days: 30,
  consultations: 'any',
  form: 'any',
  tag: '',
  openTalks: 'exclude',
};

/** What people do with broadcasts at a desk: the supervisor writes, the officer approves. */
export function broadcastsAt(desk: LineDesk) {
  const { test, operator } = desk;
  const { deskId } = operator.desk;
  const { supervisor, officer, system_admin: admin } = operator.staff;
  const at = (one: Pick<BroadcastDetail, 'broadcastId'>) => ({ deskId, broadcastId: one.broadcastId });

  const acts = {
    at,
    content: (more: Partial<Content> = {}): Content => ({
      title: '開設のお知らせ',
      texts: ['あした17時から相談をひらきます。'],
      segment: {},
      scheduledFor: null,
      ...more,
    }),
    draft: (more: Partial<Content> = {}, as: TestPerson = supervisor) =>
      test.call(routes.createBroadcast, { as, params: { deskId }, body: acts.content(more) }),
    submit: (one: BroadcastDetail, as: TestPerson = supervisor) =>
      test.call(routes.submitBroadcast, { as, params: at(one), body: { version: one.version } }),
    approve: (one: BroadcastDetail, as: TestPerson = officer) =>
      test.call(routes.approveBroadcast, { as, params: at(one), body: { version: one.version } }),
    submitted: async (more: Partial<Content> = {}) => acts.submit(await acts.draft(more)),
    approved: async (more: Partial<Content> = {}) => acts.approve(await acts.submitted(more)),
    read: (one: BroadcastDetail) => test.call(routes.getBroadcast, { as: officer, params: at(one) }),
    stop: (one: BroadcastDetail, as: TestPerson = supervisor) =>
      test.call(routes.stopBroadcast, { as, params: at(one) }),
    resume: (one: BroadcastDetail) => test.call(routes.resumeBroadcast, { as: supervisor, params: at(one) }),
    quota: () => test.call(routes.getQuota, { as: officer, params: { deskId } }),
    rules: (rules: Partial<QuotaRules> = {}) =>
      test.call(routes.setQuotaRules, {
        as: admin,
        params: { deskId },
        body: { reserve: { kind: 'percent', value: 0 }, batchSize: 500, batchPauseSeconds: 0, ...rules },
      }),
    /** The plan at LINE; null is without a limit. */
    plan: (value: number | null) =>
      desk.line.control.updateChannel(desk.channelId, {
        quota: value === null ? { type: 'none' } : { type: 'limited', value },
      }),
    /** How often each person got a broadcast, by LINE's own books. */
    async arrived(): Promise<Map<string, number>> {
      const times = new Map<string, number>();
      for (let after: number | null = 0; after !== null;) {
        const page: {
          entries: { userId: string; method: string; delivered: boolean }[];
          next: number | null;
        } = await desk.line.control.journal(desk.channelId, { after, limit: 10_000 });
        for (const { userId, method, delivered } of page.entries)
          if (method === 'multicast' && delivered) times.set(userId, (times.get(userId) ?? 0) + 1);
        after = page.next;
      }
      return times;
    },
  };
  return acts;
}
