import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Logger } from '../logger.ts';
import type { Credentials } from './credentials.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { ensureRunning } from './ensure-running.ts';
import type { Place } from './place.ts';
import { isAlive } from './process-table.ts';
import { stopServer } from './running-server.ts';
import { ensureDatabase, isAnswering, ownerPid, tryOwnerLock } from './server-store.ts';
import { withFileLock } from './start-lock.ts';

// A killed holder's lock goes when the server notices its lost connection. A living one may be about to let go.
const deadHolderMs = 5000;
const livingHolderMs = 1000;
const backoffMs = [0, 100, 300, 1000, 2000, 4000, 8000];
// A server that dies sooner than this after a restart has not really come back.
const provenMs = 60_000;

/** `restarting`: the database went away and is being brought back; `failed`: it could not be, and nobody tries on. */
export type EmbeddedPostgresState = 'running' | 'restarting' | 'failed';

export interface Watch {
  readonly logger: Logger;
  readonly onState: (state: EmbeddedPostgresState) => void;
}

export interface Held {
  readonly credentials: Credentials;
  readonly client: Client;
  readonly adopted: boolean;
}

/** Starts or adopts the server and takes the owner's lock, or says who holds it. */
async function takeOwnership(place: Place, logger: Logger, keepPort: boolean): Promise<Held> {
  const began = performance.now();
  let patienceMs = deadHolderMs;
  let holder: string | undefined;
  let startedHere = false;
  do {
    // The start lock is let go between tries: the holder needs it for stopping.
    const running = await withFileLock(place.lockFile, async () => {
      const found = await ensureRunning(place, logger, keepPort);
      try {
        await ensureDatabase(found.client);
        return found;
      } catch (error) {
        await found.client.end();
        throw error;
      }
    });
    startedHere ||= !running.adopted;
    try {
      if (await tryOwnerLock(running.client)) return { ...running, adopted: !startedHere };
      holder = await ownerPid(running.client);
      patienceMs = holder !== undefined && (await isAlive(Number(holder))) ? livingHolderMs : deadHolderMs;
    } catch (error) {
      // The holder stopped the server under our connection; the next round starts it again.
      logger.debug({ event: 'postgres_stopped_under_us', err: error });
    }
    await running.client.end().catch(() => undefined);
    await pause(100);
  } while (performance.now() - began < patienceMs);
  throw new EmbeddedPostgresError(
    'in-use',
    `The data folder ${place.dataDir} is in use by process ${holder ?? '(unknown)'}. ` +
      'Stop that process first, or set DATA_DIR to another folder for this one.',
  );
}

/** Owns the server: holds the lock, and brings the server back on the same port when it dies. */
export async function own(place: Place, { logger, onState }: Watch) {
  let held = await takeOwnership(place, logger, false);
  let leaving = false;
  let failures = 0;
  let recovering = Promise.resolve();
  let runningSince = performance.now();

  const recover = async () => {
    logger.error({ event: 'postgres_lost' });
    onState('restarting');
    if (performance.now() - runningSince > provenMs) failures = 0;
    for (const delay of backoffMs.slice(failures)) {
      await pause(delay);
      if (leaving) return;
      failures += 1;
      try {
        held = await takeOwnership(place, logger, true);
        runningSince = performance.now();
        watch(held.client);
        logger.info({ event: 'postgres_back', port: held.credentials.port });
        onState('running');
        return;
      } catch (error) {
        // Our own messages name paths and processes only; those of drivers may hold more and stay out.
        const reason = error instanceof EmbeddedPostgresError ? error.message : undefined;
        logger.error({ event: 'postgres_restart_failed', err: error, reason, attempt: failures });
        if (error instanceof EmbeddedPostgresError && error.code === 'in-use') break;
      }
    }
    if (!leaving) onState('failed');
  };
  // The lock's connection ends with the postmaster, and with every crash of a backend: it is the sensor.
  const watch = (client: Client) => {
    client.once('end', () => {
      if (!leaving) recovering = recover();
    });
  };
  watch(held.client);

  return {
    first: held,
    async stop() {
      leaving = true;
      await recovering;
      await withFileLock(place.lockFile, async () => {
        // Without our lock the server may by now be another process's, and is not ours to stop.
        if (await isAnswering(held.client)) await stopServer(place, logger);
      });
      await held.client.end().catch(() => undefined);
    },
    async release() {
      leaving = true;
      await recovering;
      await held.client.end().catch(() => undefined);
    },
  };
}
