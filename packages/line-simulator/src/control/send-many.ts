import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Channel, Seeker } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { sendFromPhone } from '../phone/send.ts';
import { ControlError, parseControl } from './errors.ts';
import { channelIn, type ControlRoute } from './route.ts';
import { sendManyInputSchema } from './schemas.ts';
import { addSeeker } from './seeker-routes.ts';

interface Batch {
  readonly batchId: string;
  readonly count: number;
  sent: number;
  done: boolean;
}

const TICK_MS = 20;
const UNPACED_BURST = 500;

// Load seekers keep their ids from batch to batch, so that a second load meets the same people.
const loadSeeker = (sim: Sim, channel: Channel, number: number): Seeker => {
  const digest = createHash('sha256').update(`load/${channel.channelId}/${number}`).digest('hex');
  const userId = `U${digest.slice(0, 32)}`;
  const known = sim.state.seekers.get(userId);
  if (known) return known;
  const tie = sim.state.tie(channel.channelId, userId);
  tie.status = 'friend';
  tie.everFriend = true;
  return addSeeker(sim, { userId, displayName: `負荷 ${number + 1}` });
};

type Input = z.infer<typeof sendManyInputSchema>;

const work = async (sim: Sim, channel: Channel, batch: Batch, input: Input): Promise<void> => {
  const started = performance.now();
  const people = Math.min(input.seekers, input.count);
  const { clearings } = sim.state;
  const goesOn = () => sim.state.clearings === clearings && sim.state.channels.has(channel.channelId);
  while (batch.sent < input.count && goesOn()) {
    const due =
      input.perSecond === null
        ? batch.sent + UNPACED_BURST
        : Math.floor(((performance.now() - started) / 1000) * input.perSecond) + 1;
    for (; batch.sent < Math.min(due, input.count); batch.sent += 1) {
      const seeker = loadSeeker(sim, channel, batch.sent % people);
      const text = `${input.prefix} ${batch.sent + 1}`;
      sendFromPhone(sim, channel, seeker, { type: 'text', text });
    }
    if (input.perSecond === null) await new Promise<void>((resolve) => setImmediate(resolve));
    else if (batch.sent < input.count) await delay(TICK_MS);
  }
  batch.done = true;
  sim.bus.emit({ kind: 'seekers' });
};

const batchParams = z.looseObject({ batchId: z.string() });

/** Many messages of many people at once, for load: unpaced, or at a steady rate. */
export const sendManyRoutes = (sim: Sim): ControlRoute[] => {
  const batches = new Map<string, Batch>();
  return [
    {
      method: 'POST',
      url: '/channels/:channelId/send-many',
      handle: (call) => {
        const channel = channelIn(sim, call);
        const input = parseControl(sendManyInputSchema, call.body);
        const batch: Batch = { batchId: randomUUID(), count: input.count, sent: 0, done: false };
        batches.set(batch.batchId, batch);
        void work(sim, channel, batch, input);
        return { ...batch };
      },
    },
    {
      method: 'GET',
      url: '/send-many/:batchId',
      handle: ({ params }) => {
        const batch = batches.get(batchParams.parse(params).batchId);
        if (!batch) throw new ControlError('not_found', 'There is no batch with this id.');
        return batch;
      },
    },
  ];
};
