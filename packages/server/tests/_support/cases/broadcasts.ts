import { routes } from '@tomoshibi/contract';
import { z } from 'zod';
import { insertBroadcast } from '../broadcast-fixture.ts';
import { broadcastsAt } from '../broadcasts.ts';
import type { LineDesk } from '../line-desk.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

/** A broadcast through each of its states; one batch is left without an answer, one for want of messages. */
async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { officer, supervisor, system_admin: admin } = desk.operator.staff;
  // Somebody has to receive it.
  const { seeker } = await desk.open(supervisor);
  await desk.line.control.follow(desk.channelId, seeker.userId);
  await desk.settle();
  const content = { title: 'お知らせ', texts: ['あした開きます。'], segment: { openTalks: 'include' } };
  const body = { ...content, scheduledFor: null };
  const Seen = z.object({
    broadcastId: z.string(),
    version: z.int(),
    undecided: z.array(z.object({ batchId: z.string() })),
  });
  const rules = { reserve: { kind: 'percent', value: 0 }, batchSize: 500, batchPauseSeconds: 0 };
  await verb({
    route: 'setQuotaRules',
    action: 'quota.rules_set',
    call: { as: admin, params, body: rules },
  });
  const draft = Seen.parse(
    await verb({
      route: 'createBroadcast',
      action: 'broadcast.created',
      call: { as: supervisor, params, body },
    }),
  );
  const one = { ...params, broadcastId: draft.broadcastId };
  const here = { as: supervisor, params: one };
  const there = { as: officer, params: one };
  const read = async () => Seen.parse((await desk.test.raw(routes.getBroadcast, here)).json());
  const { version: changed } = Seen.parse(
    await verb({
      route: 'updateBroadcast',
      action: 'broadcast.updated',
      call: { ...here, body: { ...body, version: draft.version } },
    }),
  );
  const submit = async (version: number) => {
    const call = { ...here, body: { version } };
    return Seen.parse(await verb({ route: 'submitBroadcast', action: 'broadcast.submitted', call }));
  };
  await submit(changed);
  await verb({
    route: 'refuseBroadcast',
    action: 'broadcast.refused',
    call: { ...there, body: { reason: '日付がありません。' } },
  });
  const again = Seen.parse(
    await verb({ route: 'withdrawBroadcast', action: 'broadcast.withdrawn', call: here }),
  );
  const { version } = await submit(again.version);
  await desk.line.control.addFault({ kind: 'monthly-limit', endpoint: 'multicast', times: 1 });
  await verb({
    route: 'approveBroadcast',
    action: 'broadcast.approved',
    call: { ...there, body: { version } },
  });
  await desk.test.app.drain();
  await desk.line.control.addFault({ kind: 'server-error', endpoint: 'multicast', times: 1 });
  await verb({ route: 'resumeBroadcast', action: 'broadcast.resumed', call: here });
  await desk.test.app.drain();
  await verb({ route: 'stopBroadcast', action: 'broadcast.stopped', call: here });
  const [open] = (await read()).undecided;
  await verb({
    route: 'decideBatch',
    action: 'broadcast.batch_decided',
    call: {
      as: supervisor,
      params: { ...one, batchId: open?.batchId },
      body: { decision: 'leave' },
    },
  });
  const next = Seen.parse(
    (await desk.test.raw(routes.createBroadcast, { as: supervisor, params, body })).json(),
  );
  await verb({
    route: 'deleteBroadcast',
    action: 'broadcast.deleted',
    call: { as: supervisor, params: { ...params, broadcastId: next.broadcastId } },
  });
}

/** One broadcast to whoever follows, that uses up the month, and the alarm that follows from it. */
async function fill(desk: LineDesk): Promise<void> {
  const on = broadcastsAt(desk);
  await on.rules();
  const { usedThisMonth } = await desk.line.control.channel(desk.channelId);
  await on.plan(usedThisMonth + 1);
  const approved = await on.approved({ segment: { openTalks: 'include' } });
  await desk.test.app.drain();
  await desk.test.app.drain();
  if ((await on.read(approved)).totals?.accepted !== 1) throw new Error('The broadcast reached nobody.');
}

export const broadcastsCases: ModuleCases = {
  ids: insertBroadcast,
  samples: { reserve: [{ kind: 'percent', value: 30 }] },
  verbs,
  fill,
};
