import type { Clock } from './clock.ts';

export interface AcceptedRequest {
  readonly requestId: string;
  readonly sentMessages: readonly { id: string; quoteToken?: string }[] | null;
}

const MEMORY_MS = 24 * 3_600_000;

/** Remembers for 24 hours which retry keys were accepted; after that the same key counts as a new request. */
export class RetryKeys {
  readonly #clock: Clock;
  readonly #accepted = new Map<string, AcceptedRequest & { at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find(channelId: string, key: string): AcceptedRequest | undefined {
    const found = this.#accepted.get(`${channelId}/${key.toLowerCase()}`);
    return found && found.at + MEMORY_MS > this.#clock.now() ? found : undefined;
  }

  remember(channelId: string, key: string, request: AcceptedRequest): void {
    const now = this.#clock.now();
    for (const [old, { at }] of this.#accepted) {
      if (at + MEMORY_MS > now) break;
      this.#accepted.delete(old);
    }
    const name = `${channelId}/${key.toLowerCase()}`;
    // Deleting first keeps the map in order of age, which the loop above relies on.
    this.#accepted.delete(name);
    this.#accepted.set(name, { ...request, at: now });
  }

  clear(): void {
    this.#accepted.clear();
  }
}
