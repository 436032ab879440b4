import type { Clock } from './clock.ts';
import type { Keyring, OperatorKeys } from './crypto/keyring.ts';
import type { Database } from './db/database.ts';
import type { Hints } from './events/hints.ts';
import type { Logger } from './logger.ts';

/** What every module works with; built once by createApp. */
export interface Context {
  readonly db: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  /** The keys of an operator; refuses an operator that does not exist. */
  readonly keys: (operatorId: string) => Promise<OperatorKeys>;
  readonly hints: Hints;
  readonly logger: Logger;
  /** Where browsers and LINE reach this installation, without a slash at the end. */
  readonly publicUrl: string;
}
