import { z } from 'zod';
import { clearSim, type Sim } from '../core/sim.ts';
import { faultInputSchema } from '../core/faults.ts';
import { ControlError, parseControl } from './errors.ts';
import { channelIn, type ControlRoute } from './route.ts';
import { clockInputSchema, resetInputSchema } from './schemas.ts';

const clockView = (sim: Sim) => ({ now: sim.clock.now(), offsetMs: sim.clock.offsetMs });
const faultParams = z.looseObject({ faultId: z.string() });

const setClock = (sim: Sim, body: unknown) => {
  const { offsetMs, advanceMs } = parseControl(clockInputSchema, body);
  sim.clock.offsetMs = (offsetMs ?? sim.clock.offsetMs) + (advanceMs ?? 0);
  sim.bus.emit({ kind: 'clock' });
  return clockView(sim);
};

const addFault = (sim: Sim, body: unknown) => {
  const input = parseControl(faultInputSchema, body);
  if (input.channelId !== null && !sim.state.channels.has(input.channelId))
    throw new ControlError('not_found', 'There is no channel with this id; leave it out for all channels.');
  return sim.faults.add(input);
};

/** The platform as a whole: health, clock, faults, webhook statistics, reset. */
export const platformRoutes = (sim: Sim): ControlRoute[] => [
  { method: 'GET', url: '/health', handle: () => ({ status: 'ok' }) },
  { method: 'GET', url: '/clock', handle: () => clockView(sim) },
  { method: 'PUT', url: '/clock', handle: ({ body }) => setClock(sim, body) },
  { method: 'GET', url: '/faults', handle: () => ({ faults: sim.faults.list() }) },
  { method: 'POST', url: '/faults', handle: ({ body }) => addFault(sim, body) },
  { method: 'DELETE', url: '/faults', handle: () => sim.faults.clear() },
  {
    method: 'DELETE',
    url: '/faults/:faultId',
    handle: ({ params }) => {
      if (!sim.faults.remove(faultParams.parse(params).faultId))
        throw new ControlError('not_found', 'There is no fault with this id; it may have been used up.');
    },
  },
  {
    method: 'GET',
    url: '/channels/:channelId/webhooks',
    handle: (call) => sim.webhooks.statistics(channelIn(sim, call).channelId),
  },
  {
    method: 'POST',
    url: '/channels/:channelId/webhooks/test',
    handle: async (call) => {
      const channel = channelIn(sim, call);
      const outcome = await sim.webhooks.probe(channel, channel.webhookUrl, []);
      return outcome;
    },
  },
  {
    method: 'POST',
    url: '/reset',
    handle: ({ body }) => clearSim(sim, parseControl(resetInputSchema, body).keepChannels),
  },
];
