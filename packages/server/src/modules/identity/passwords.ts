import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { AppError } from '../../platform/app-error.ts';

/** Cost of one argon2id hash; memory in KiB. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP's and ASVS' first choice: 46 MiB, one pass. */
export const DEFAULT_PASSWORD_COST: PasswordCost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

// Two at a time bound the memory; a crowd at the door must not keep the rest of the server waiting.
const AT_ONCE = 2;
const WAITING_AT_MOST = 64;

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
  /** Takes as long as a real look and is never true, so that an unknown sign-in name does not show. */
  verifyNobody(password: string): Promise<false>;
  needsRehash(stored: string): boolean;
}

function createGate(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING_AT_MOST)
        throw new AppError(
          'too_many_requests',
          'Too many people are signing in at once; try again in a moment.',
        );
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

// Compatibility forms (half-width kana, full-width letters) differ between keyboards, not between people.
const normal = (password: string) => password.normalize('NFKC');

export function createPasswords(cost: PasswordCost = DEFAULT_PASSWORD_COST): Passwords {
  const gated = createGate();
  let nobody: string | undefined;
  return {
    hash: (password) => gated(() => hash(normal(password), cost)),
    verify: (stored, password) => gated(() => verify(stored, normal(password))),
    async verifyNobody(password) {
      await gated(async () => {
        nobody ??= await hash(randomBytes(32), cost);
        await verify(nobody, normal(password));
      });
      return false;
    },
    needsRehash(stored) {
      const { memoryCost, timeCost, parallelism } = parseOptions(stored);
      return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism;
    },
  };
}
