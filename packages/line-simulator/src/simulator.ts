import Fastify, { type FastifyInstance } from 'fastify';
import { channelRoutes } from './control/channel-routes.ts';
import { createControlClient, type ControlClient } from './control/client.ts';
import { registerMediaRoutes } from './control/media-routes.ts';
import { platformRoutes } from './control/platform-routes.ts';
import { CONTROL_PREFIX, registerControlRoutes } from './control/route.ts';
import { seekerRoutes } from './control/seeker-routes.ts';
import { sendManyRoutes } from './control/send-many.ts';
import { systemClock, type Clock } from './core/clock.ts';
import { newRequestId } from './core/ids.ts';
import { createSim, type Sim } from './core/sim.ts';
import { StateFile } from './core/state-file.ts';
import { botRoutes } from './line/bot-routes.ts';
import { contentRoutes } from './line/content-routes.ts';
import { messageRoutes } from './line/message-routes.ts';
import { richMenuRoutes } from './line/richmenu-routes.ts';
import { registerLineRoutes } from './line/route.ts';
import { statisticsRoutes } from './line/statistics-routes.ts';
import { tokenRoutes } from './line/token-routes.ts';
import { registerPage } from './page.ts';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly clock?: Clock;
  /** A JSON file in which channels, seekers and talks survive a restart. */
  readonly stateFile?: string;
  /** Decides for faults with a probability; 0 to 1. */
  readonly random?: () => number;
}

export interface Simulator {
  /** The root to give as `LINE_API_BASE_URL` and `LINE_DATA_API_BASE_URL`; the phone is there too. */
  readonly url: string;
  readonly control: ControlClient;
  close(): Promise<void>;
}

const registerLine = (app: FastifyInstance, sim: Sim): void =>
  registerLineRoutes(app, sim, [
    ...tokenRoutes(sim),
    ...botRoutes(sim),
    ...messageRoutes(sim),
    ...statisticsRoutes(sim),
    ...contentRoutes(sim),
    ...richMenuRoutes(sim),
  ]);

/** Starts a LINE platform on this machine: LINE's API, webhooks, the control API and the phone on one port. */
export const createSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const sim = createSim(options.clock ?? systemClock, options.random ?? Math.random);
  const stateFile = options.stateFile === undefined ? undefined : new StateFile(options.stateFile, sim.state);
  await stateFile?.load();
  const changed = () => stateFile?.touch();
  const stopListening = sim.bus.listen(changed);

  const app = Fastify({
    logger: false,
    genReqId: newRequestId,
    requestIdHeader: false,
    forceCloseConnections: true,
  });
  app.setNotFoundHandler(async (request, reply) => {
    const message = request.url.startsWith(CONTROL_PREFIX) ? 'No such address; see the README.' : 'Not found';
    return reply.code(404).header('x-line-request-id', request.id).send({ message });
  });
  registerLine(app, sim);
  registerControlRoutes(
    app,
    [...platformRoutes(sim), ...channelRoutes(sim), ...seekerRoutes(sim), ...sendManyRoutes(sim)],
    changed,
  );
  registerMediaRoutes(app, sim);
  await registerPage(app);
  const url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });

  return {
    url,
    control: createControlClient(url),
    close: async () => {
      stopListening();
      sim.webhooks.close();
      await app.close();
      await stateFile?.close();
    },
  };
};
