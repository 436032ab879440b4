import path from 'node:path';
import type { Client } from 'pg';
import type { Logger } from '../logger.ts';
import { writeCredentials, type Credentials } from './credentials.ts';
import { codeOf, EmbeddedPostgresError } from './errors.ts';
import { anyFreePort, isFree } from './free-port.ts';
import { initialise } from './initialise.ts';
import { lastWords, launch } from './launch.ts';
import type { Place } from './place.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { clearStaleFile, endOrphans, findServer, stopServer } from './running-server.ts';
import { connectForLocks } from './server-store.ts';
import { poll } from './waiting.ts';

// Replaying the log after a crash, on a slow disk.
const recoveryMs = 150_000;
// A server that says it is ready and does not answer for so long is taken for dead.
const silenceMs = 10_000;
const startAttempts = 4;

export interface Running {
  readonly credentials: Credentials;
  /** A connection for advisory locks; the caller ends it. */
  readonly client: Client;
  readonly adopted: boolean;
}

async function tryConnect(place: Place, credentials: Credentials): Promise<Client | undefined> {
  try {
    return await connectForLocks(credentials);
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new EmbeddedPostgresError(
        'damaged',
        `The PostgreSQL running on ${place.cluster} does not accept the password in ${place.credentialsFile}. ` +
          'Restore that file from a backup.',
        error,
      );
    }
    return undefined;
  }
}

/** Connects to a server that is already there; undefined when there is none or it ended meanwhile. */
async function adopt(place: Place, known: Credentials, logger: Logger): Promise<Running | undefined> {
  let silentSince = performance.now();
  const answer = await poll<Running | 'none' | 'dead'>(
    async () => {
      const { postmaster, children } = await findServer(place);
      if (postmaster === undefined) {
        if (children.length > 0) await endOrphans(place, logger);
        return 'none';
      }
      const file = await readPostmasterFile(place.cluster);
      const port = file?.pid === postmaster ? file.port : undefined;
      if (port !== undefined) {
        const credentials = { ...known, port };
        const client = await tryConnect(place, credentials);
        if (client) return { credentials, client, adopted: true };
      }
      const busy = file?.status === 'starting' || file?.status === 'stopping';
      if (busy) silentSince = performance.now();
      return performance.now() - silentSince > silenceMs ? 'dead' : undefined;
    },
    { forMs: recoveryMs, everyMs: 25 },
  );
  if (answer === 'none') return undefined;
  if (answer !== undefined && answer !== 'dead') return answer;
  logger.warn({ event: 'postgres_silent_stopping' });
  await stopServer(place, logger);
  return undefined;
}

async function startOn(place: Place, credentials: Credentials, logger: Logger): Promise<Running | undefined> {
  const server = await launch(place, credentials.port);
  const answer = await poll<Client | 'ended'>(
    async () => (server.hasEnded() ? 'ended' : tryConnect(place, credentials)),
    { forMs: recoveryMs, everyMs: 15 },
  );
  if (answer === 'ended') return undefined;
  if (answer) return { credentials, client: answer, adopted: false };
  await stopServer(place, logger);
  return undefined;
}

async function startFresh(
  place: Place,
  known: Credentials,
  keepPort: boolean,
  logger: Logger,
): Promise<Running> {
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    const remembered = keepPort || (attempt === 0 && (await isFree(known.port)));
    const credentials = remembered ? known : { ...known, port: await anyFreePort() };
    if (credentials.port !== known.port) await writeCredentials(place, credentials);
    const running = await startOn(place, credentials, logger);
    if (running) return running;
    // Only a port that someone else took in between is worth another try.
    if (keepPort || (await isFree(credentials.port))) break;
  }
  throw new EmbeddedPostgresError(
    'start-failed',
    `PostgreSQL did not start: ${await lastWords(place)}. More may stand in ${path.join(place.cluster, 'log')}.`,
  );
}

/**
 * Makes sure the data folder's server runs and connects to it. Call it under the start lock only.
 * `keepPort`: start on the remembered port or fail, for those who already know the address.
 */
export async function ensureRunning(place: Place, logger: Logger, keepPort: boolean): Promise<Running> {
  const known = await initialise(place);
  const adopted = await adopt(place, known, logger);
  if (adopted) {
    if (adopted.credentials.port !== known.port) await writeCredentials(place, adopted.credentials);
    return adopted;
  }
  await clearStaleFile(place, logger);
  return startFresh(place, known, keepPort, logger);
}
