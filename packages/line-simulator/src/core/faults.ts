import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Bus } from './bus.ts';

export const apiFaultKinds = [
  'latency',
  'rate-limit',
  'monthly-limit',
  'server-error',
  'error-after-accepting',
  'timeout-before-accepting',
  'timeout-after-accepting',
] as const;
export const webhookFaultKinds = ['webhook-duplicates', 'webhook-disorder', 'webhook-outage'] as const;
const faultKindSchema = z.enum([...apiFaultKinds, ...webhookFaultKinds]);
export type FaultKind = z.infer<typeof faultKindSchema>;

export const endpointSchema = z.enum([
  'token',
  'info',
  'webhook-settings',
  'reply',
  'push',
  'multicast',
  'broadcast',
  'narrowcast',
  'validate',
  'quota',
  'statistics',
  'profile',
  'followers',
  'chat',
  'content',
  'richmenu',
  'link-token',
]);
export type Endpoint = z.infer<typeof endpointSchema>;

export const faultInputSchema = z.strictObject({
  kind: faultKindSchema,
  /** Only this channel; null is every channel. */
  channelId: z.string().nullable().default(null),
  /** Only this kind of API call; null is every call. Webhook faults ignore it. */
  endpoint: endpointSchema.nullable().default(null),
  /** The next N matching calls or webhooks; null is until it is removed. */
  times: z.int().min(1).nullable().default(null),
  probability: z.number().min(0).max(1).default(1),
  delayMs: z.int().min(0).max(600_000).default(1000),
  /** For the two timeouts: leave the caller waiting, or cut the connection. */
  ending: z.enum(['hang', 'cut']).default('hang'),
});
export const faultSchema = faultInputSchema.extend({ id: z.string(), hits: z.int() });
export type Fault = z.infer<typeof faultSchema>;

/** The switched-on faults; each hit of a counted fault uses it up. */
export class Faults {
  readonly #bus: Bus;
  readonly #random: () => number;
  #faults: Fault[] = [];

  constructor(bus: Bus, random: () => number) {
    this.#bus = bus;
    this.#random = random;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  add(input: z.infer<typeof faultInputSchema>): Fault {
    const fault = { ...input, id: randomUUID(), hits: 0 };
    this.#faults.push(fault);
    this.#bus.emit({ kind: 'faults' });
    return fault;
  }

  remove(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    this.#bus.emit({ kind: 'faults' });
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
    this.#bus.emit({ kind: 'faults' });
  }

  /** The first fault of the given kinds that strikes this call, already counted as hit. */
  strike(
    kinds: readonly FaultKind[],
    channelId: string | null,
    endpoint: Endpoint | null = null,
  ): Fault | undefined {
    if (this.#faults.length === 0) return undefined;
    const fault = this.#faults.find(
      (candidate) =>
        kinds.includes(candidate.kind) &&
        (candidate.channelId === null || candidate.channelId === channelId) &&
        (candidate.endpoint === null || candidate.endpoint === endpoint) &&
        (candidate.probability === 1 || this.#random() < candidate.probability),
    );
    if (!fault) return undefined;
    fault.hits += 1;
    if (fault.times !== null) {
      fault.times -= 1;
      if (fault.times === 0) this.#faults = this.#faults.filter((other) => other !== fault);
      this.#bus.emit({ kind: 'faults' });
    }
    return fault;
  }
}
