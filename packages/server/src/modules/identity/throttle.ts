import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import {
  chargeCounters,
  clearCounters,
  isRemembered,
  refundCounters,
  rememberKey,
  type Counter,
} from './throttle-store.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'keyring' | 'logger'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A place somebody signed in from counts as theirs this long. */
const KNOWN_MS = 60 * DAY;

/** One person from one place: few free tries, then long waits. */
const STRICT = { free: 5, firstDelayMs: 15_000, longestDelayMs: 15 * MINUTE, windowMs: 60 * MINUTE };
/** A sign-in name from places unknown: loose, and its owner's own places never wait for it. */
const PER_LOGIN = { free: 30, firstDelayMs: 15_000, longestDelayMs: 5 * MINUTE, windowMs: 60 * MINUTE };
/** An address: a whole office may stand behind one. */
const PER_ADDRESS = { free: 60, firstDelayMs: 15_000, longestDelayMs: 15 * MINUTE, windowMs: 60 * MINUTE };

/** An attempt already counted as failed; say how it really ended. */
export interface Attempt {
  succeeded(): Promise<void>;
  /** Neither success nor failure: the charge is taken back. */
  undecided(): Promise<void>;
}

async function charge(context: Needs, counters: readonly Counter[]): Promise<void> {
  const now = context.clock.now();
  const until = await chargeCounters(context.db, counters, now);
  if (!until) return;
  context.logger.warn({ event: 'attempts_throttled' });
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  throw new AppError('too_many_attempts', `Too many failed attempts; try again in ${seconds} seconds.`, [
    { field: 'retryAfterSeconds', reason: String(seconds) },
  ]);
}

/** Counts a sign-in by name and address. Keys are keyed hashes: the table names nobody. */
export async function beginSignInAttempt(
  context: Needs,
  who: { login: string; address: string },
): Promise<Attempt> {
  const pair = `${who.login}\0${who.address}`;
  const known = context.keyring.hash('sign-in-known', pair);
  const pairKey = context.keyring.hash('sign-in-pair', pair);
  const loginKey = context.keyring.hash('sign-in-login', who.login);
  const addressKey = context.keyring.hash('sign-in-address', who.address);
  // Strangers who fail on purpose must not keep the owner out of the places the owner signs in from.
  const isKnown = await isRemembered(context.db, known, context.clock.now());
  const shared: Counter[] = isKnown
    ? []
    : [
        { key: loginKey, ...PER_LOGIN },
        { key: addressKey, ...PER_ADDRESS },
      ];
  await charge(context, [{ key: pairKey, ...STRICT }, ...shared]);
  return {
    async succeeded() {
      const now = context.clock.now();
      await clearCounters(context.db, [pairKey], now);
      await refundCounters(
        context.db,
        shared.map(({ key }) => key),
      );
      await rememberKey(context.db, known, new Date(now.getTime() + KNOWN_MS));
    },
    undecided: () => refundCounters(context.db, [pairKey, ...shared.map(({ key }) => key)]),
  };
}

/** Counts tries of a second secret of somebody already half or wholly known: one-time code, password again. */
export async function beginStaffAttempt(
  context: Needs,
  purpose: 'totp' | 'password',
  staffId: string,
): Promise<Attempt> {
  const key = context.keyring.hash(`staff-${purpose}`, staffId);
  await charge(context, [{ key, ...STRICT }]);
  return {
    succeeded: () => clearCounters(context.db, [key], context.clock.now()),
    undecided: () => refundCounters(context.db, [key]),
  };
}
