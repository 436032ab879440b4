import type { BroadcastDetail } from '@tomoshibi/contract';
import { createMessagingClient, type MessagingClient } from '../../src/line/messaging-client.ts';
import { createBroadcastTimer } from '../../src/modules/broadcasts/index.ts';
import { createChannelDirectory } from '../../src/modules/channels/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { broadcastsAt } from '../_support/broadcasts.ts';
import { addFriends } from '../_support/friends.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

// A process that is killed leaves what it has committed and nothing else. Here each "life" works on the same desk
// until it dies at a random step: before or after a transaction, before LINE got a request, or after LINE took it
// and before anybody heard.

const LEASE_OVER_MS = 26_000;

class Killed extends Error {
  override readonly name = 'Killed';
}

let desk: LineDesk;
let on: ReturnType<typeof broadcastsAt>;
beforeEach(async () => {
  desk = await startLineDesk({ roles: new Set(['web']) });
  on = broadcastsAt(desk);
  await on.plan(null);
});
afterEach(() => desk.close());

/** Numbers from 0 to 1 that are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Counts steps down and dies at the last; every later step of the same life dies too. */
function mortal(steps: number): () => void {
  let left = steps;
  return () => {
    left -= 1;
    if (left <= 0) throw new Killed();
  };
}

interface Life {
  readonly context: Context;
  readonly line: MessagingClient;
}

function newLife(step: () => void): Life {
  const { context } = desk.test;
  const line = createMessagingClient({ apiBaseUrl: desk.line.url });
  return {
    context: {
      ...context,
      db: {
        ...context.db,
        async tenant(operatorId, work) {
          step();
          const answer = await context.db.tenant(operatorId, work);
          step();
          return answer;
        },
      },
    },
    line: {
      ...line,
      async multicast(...request) {
        step();
        const outcome = await line.multicast(...request);
        step();
        return outcome;
      },
    },
  };
}

/** One run of the timer in a life; answers whether it was killed. */
async function run({ context, line }: Life): Promise<'killed' | 'rested'> {
  const tokens = createChannelDirectory(desk.test.context, line);
  const { operatorId } = desk.operator;
  const job = { operatorId, deskId: desk.operator.desk.deskId, now: context.clock.now() };
  try {
    await createBroadcastTimer({ line, tokens })(context, job);
    return 'rested';
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}

async function untilFinished(one: BroadcastDetail, roll: () => number, longest: number): Promise<number> {
  let kills = 0;
  for (let life = 0; life < 500; life += 1) {
    const end = await run(newLife(mortal(20 + Math.floor(roll() * longest))));
    if (end === 'killed') kills += 1;
    else if ((await on.read(one)).state === 'finished') return kills;
    await desk.later(LEASE_OVER_MS);
  }
  throw new Error('The broadcast did not end.');
}

const PEOPLE = Number(process.env['BROADCAST_PEOPLE'] ?? 100_000);

it('reaches each of a hundred thousand friends exactly once, however often its process dies', async () => {
  const seed = Date.now() % 1_000_000;
  const begun = performance.now();
  await on.rules();
  const userIds = await addFriends(desk, PEOPLE);
  const approved = await on.approved();
  const ready = performance.now();
  const kills = await untilFinished(approved, dice(seed), 120);
  const sent = performance.now();

  expect(await on.read(approved)).toMatchObject({
    state: 'finished',
    totals: { total: PEOPLE, accepted: PEOPLE, failed: 0, unknown: 0, skipped: 0, stopped: 0, left: 0 },
  });
  const arrived = await on.arrived();
  expect(arrived.size).toBe(PEOPLE);
  expect([...arrived.values()].filter((times) => times !== 1)).toEqual([]);
  expect(userIds.filter((userId) => !arrived.has(userId))).toEqual([]);
  expect((await desk.line.control.channel(desk.channelId)).usedThisMonth).toBe(PEOPLE);
  expect(kills).toBeGreaterThan(3);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  process.stdout.write(
    `broadcast: ${PEOPLE} friends, ${kills} kills (seed ${seed}), entered in ${seconds(ready - begun)} s, ` +
      `sent in ${seconds(sent - ready)} s, each exactly once\n`,
  );
}, 180_000);

it('dies at every single step in turn, and still reaches everybody once', async () => {
  await on.rules({ batchSize: 2 });
  const userIds = await addFriends(desk, 5);
  const approved = await on.approved();
  let kills = 0;
  for (let steps = 1; (await on.read(approved)).state !== 'finished'; steps += 1) {
    if ((await run(newLife(mortal(steps)))) === 'killed') kills += 1;
    await desk.later(LEASE_OVER_MS);
    expect(steps).toBeLessThan(60);
  }
  expect(kills).toBeGreaterThan(8);
  expect(await on.arrived()).toEqual(new Map(userIds.map((userId) => [userId, 1])));
});

it('two processes at one desk, and one that wakes up late, send nothing twice', async () => {
  await on.rules({ batchSize: 2 });
  const userIds = await addFriends(desk, 9);
  const approved = await on.approved();
  const immortal = () => newLife(() => undefined);
  const slow = immortal();
  let wakeUp = (): void => undefined;
  let asleep = false;
  const sleeping = new Promise<void>((resolve) => {
    wakeUp = resolve;
  });
  const late = run({
    ...slow,
    line: {
      ...slow.line,
      async multicast(...request) {
        asleep = true;
        await sleeping;
        return slow.line.multicast(...request);
      },
    },
  });
  await expect.poll(() => asleep, { timeout: 10_000, interval: 5 }).toBe(true);
  // Its lease holds: nobody else touches the batch, nor what comes after it.
  expect(await run(immortal())).toBe('rested');
  expect(await on.arrived()).toEqual(new Map());
  await desk.later(LEASE_OVER_MS);
  await Promise.all([run(immortal()), run(immortal())]);
  wakeUp();
  expect(await late).toBe('rested');
  await run(immortal());
  expect(await on.read(approved)).toMatchObject({ state: 'finished', totals: { accepted: 9, unknown: 0 } });
  expect(await on.arrived()).toEqual(new Map(userIds.map((userId) => [userId, 1])));
});

it('a batch that was on its way when the broadcast was stopped is never sent again by itself', async () => {
  await on.rules({ batchSize: 2 });
  await addFriends(desk, 6);
  const approved = await on.approved();
  const life = newLife(() => undefined);
  let taken = 0;
  const dying: Life = {
    ...life,
    line: {
      ...life.line,
      async multicast(...request) {
        await life.line.multicast(...request);
        taken += 1;
        throw new Killed();
      },
    },
  };
  expect(await run(dying)).toBe('killed');
  await on.stop(approved);
  expect(await run(newLife(() => undefined))).toBe('rested');
  expect(await on.read(approved)).toMatchObject({ state: 'stopped', totals: { left: 2, stopped: 4 } });
  await desk.later(LEASE_OVER_MS);
  expect(await run(newLife(() => undefined))).toBe('rested');
  const read = await on.read(approved);
  expect(read).toMatchObject({ totals: { left: 0, unknown: 2, stopped: 4 }, undecided: [{ recipients: 2 }] });
  expect([taken, (await on.arrived()).size]).toEqual([1, 2]);
});
