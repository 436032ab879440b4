import type { Logger } from '../logger.ts';
import { attach } from './attach.ts';
import type { Binaries } from './binaries.ts';
import { connectionUrl } from './credentials.ts';
import { own, type EmbeddedPostgresState } from './own.ts';
import { openPlace, type Durability } from './place.ts';

export { EmbeddedPostgresError } from './errors.ts';
export type { EmbeddedPostgresState } from './own.ts';

export interface EmbeddedPostgresOptions {
  /** The server's data folder; the database lies in `postgres` below it. Created when missing. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** `own`: the one server of this data folder, watched. `attach`: a command beside it, or alone. */
  readonly mode: 'own' | 'attach';
  readonly onState?: (state: EmbeddedPostgresState) => void;
  /** Only throw-away test data may go without fsync. */
  readonly durability?: Durability;
  /** Programs prepared earlier, for a process that can no longer reach the installed package. */
  readonly binaries?: Binaries;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `tomoshibi`; holds the password. */
  readonly url: string;
  /** Whether the server was already running. */
  readonly adopted: boolean;
  /** Fast shutdown; in mode `attach` only of a server this call started and nobody else uses. */
  stop(): Promise<void>;
  /** Lets go and leaves the server running. */
  release(): Promise<void>;
}

/** Starts the bundled PostgreSQL on a data folder, or finds the one already running there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, logger, mode, onState = () => undefined, durability = 'full', binaries } = options;
  const place = await openPlace(dataDir, durability, binaries);
  const server = mode === 'own' ? await own(place, { logger, onState }) : await attach(place, logger);
  const { credentials, adopted } = server.first;
  logger.info({
    event: 'postgres_ready',
    port: credentials.port,
    adopted,
    mode,
    account: place.account?.name,
  });
  return {
    url: connectionUrl(credentials),
    adopted,
    stop: () => server.stop(),
    release: () => server.release(),
  };
}
