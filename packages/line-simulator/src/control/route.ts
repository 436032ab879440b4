import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Channel, Seeker } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { ControlError } from './errors.ts';

export interface ControlCall {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly handle: (call: ControlCall) => unknown;
}

const channelParams = z.looseObject({ channelId: z.string() });
const seekerParams = z.looseObject({ userId: z.string() });

export const channelIn = (sim: Sim, { params }: ControlCall): Channel => {
  const channel = sim.state.channels.get(channelParams.parse(params).channelId);
  if (!channel)
    throw new ControlError('not_found', 'There is no channel with this id; list them to see which are.');
  return channel;
};

export const seekerIn = (sim: Sim, { params }: ControlCall): Seeker => {
  const seeker = sim.state.seekers.get(seekerParams.parse(params).userId);
  if (!seeker)
    throw new ControlError('not_found', 'There is no seeker with this id; list them to see which are.');
  return seeker;
};

export const CONTROL_PREFIX = '/simulator/v1';

const MAX_BODY = 4 * 1024 * 1024;

/** Serves the control API; every answer is JSON, and every success keeps the state file fresh. */
export const registerControlRoutes = (
  app: FastifyInstance,
  routes: readonly ControlRoute[],
  changed: () => void,
): void => {
  void app.register(
    (control, _options, done) => {
      control.setErrorHandler((error, _request, reply) => {
        const refusal = asControlError(error);
        const { code, message, details } = refusal;
        return reply
          .code(refusal.status)
          .send({ error: { code, message, ...(details.length > 0 ? { details } : {}) } });
      });
      for (const { method, url, handle } of routes)
        control.route({
          method,
          url,
          bodyLimit: MAX_BODY,
          handler: async (request, reply) => {
            const result = await handle(request);
            if (method !== 'GET') changed();
            return reply.code(200).send(result ?? {});
          },
        });
      done();
    },
    { prefix: CONTROL_PREFIX },
  );
};

const asControlError = (error: unknown): ControlError => {
  if (error instanceof ControlError) return error;
  if (error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500)
    return new ControlError('invalid_request', error.message);
  throw error;
};
