import type { Bus } from '../core/bus.ts';
import type { Clock } from '../core/clock.ts';
import type { Faults } from '../core/faults.ts';
import type { Channel } from '../core/model.ts';
import type { Tokens } from '../core/tokens.ts';
import type { WebhookEvent } from './events.ts';
import { signatureOf } from './signature.ts';
import { countFailure, emptyStatistics, type WebhookStatistics } from './statistics.ts';
import { Transport, type Outcome } from './transport.ts';

interface Surroundings {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly faults: Faults;
  readonly tokens: Tokens;
  readonly channelOf: (channelId: string) => Channel | undefined;
}

const IN_FLIGHT = 100;

/**
 * Sends webhooks. First attempts keep the order of each lane (one lane per person and channel);
 * redeliveries run beside the lanes, so they arrive late and out of order, as at LINE.
 */
export class Dispatcher {
  readonly #around: Surroundings;
  readonly #transport = new Transport();
  readonly #lanes = new Map<string, WebhookEvent[]>();
  readonly #statistics = new Map<string, WebhookStatistics>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];
  #inFlight = 0;
  #epoch = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  statistics(channelId: string): WebhookStatistics {
    let statistics = this.#statistics.get(channelId);
    if (!statistics) this.#statistics.set(channelId, (statistics = emptyStatistics()));
    return statistics;
  }

  enqueue(channelId: string, userId: string, event: WebhookEvent): void {
    const statistics = this.statistics(channelId);
    statistics.events += 1;
    statistics.pending += 1;
    const late = this.#around.faults.strike(['webhook-disorder'], channelId);
    if (late) {
      this.#later(late.delayMs, async () => this.#deliver(channelId, [event], 1));
      return;
    }
    const lane = `${channelId}/${userId}`;
    const queue = this.#lanes.get(lane);
    if (queue) queue.push(event);
    else {
      this.#lanes.set(lane, [event]);
      void this.#run(lane, channelId);
    }
  }

  /** One request with these events, outside every lane and without retry; null when no URL is set. */
  async probe(channel: Channel, url: string | null, events: readonly WebhookEvent[]): Promise<Outcome> {
    if (url === null) return { ok: false, reason: 'could_not_connect', statusCode: null };
    return this.#post(channel, url, events);
  }

  /** Forgets what waits and what was counted; answers still under way are no longer counted either. */
  clear(): void {
    this.#epoch += 1;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    for (const queue of this.#lanes.values()) queue.length = 0;
    this.#statistics.clear();
  }

  close(): void {
    this.clear();
    this.#transport.close();
  }

  async #run(lane: string, channelId: string): Promise<void> {
    for (;;) {
      const queue = this.#lanes.get(lane);
      const size = this.#around.channelOf(channelId)?.eventsPerRequest ?? 1;
      const events = queue?.splice(0, size) ?? [];
      if (events.length === 0) break;
      await this.#deliver(channelId, events, 1);
    }
    this.#lanes.delete(lane);
  }

  async #deliver(channelId: string, events: readonly WebhookEvent[], attempt: number): Promise<void> {
    const channel = this.#around.channelOf(channelId);
    const statistics = this.statistics(channelId);
    const epoch = this.#epoch;
    if (!channel?.webhookUrl || !channel.webhookActive) {
      this.#settle(channelId, events, 'lost');
      return;
    }
    for (const { replyToken } of events) if (replyToken) this.#around.tokens.renewReply(replyToken);
    if (attempt > 1) statistics.redeliveries += 1;
    const outcome = this.#around.faults.strike(['webhook-outage'], channelId)
      ? ({ ok: false, reason: 'could_not_connect', statusCode: null } as const)
      : await this.#post(channel, channel.webhookUrl, events);
    if (epoch !== this.#epoch) return;
    if (outcome.ok) {
      this.#settle(channelId, events, 'delivered');
      if (this.#around.faults.strike(['webhook-duplicates'], channelId))
        await this.#post(channel, channel.webhookUrl, events);
      return;
    }
    const { reason, statusCode } = outcome;
    const failure = { at: this.#around.clock.now(), reason, statusCode, attempt };
    countFailure(
      statistics,
      failure,
      events.map((event) => event.webhookEventId),
    );
    if (channel.redelivery.enabled && attempt <= channel.redelivery.maxAttempts)
      this.#later(channel.redelivery.intervalMs, async () =>
        this.#deliver(channelId, events.map(asRedelivery), attempt + 1),
      );
    else this.#settle(channelId, events, 'lost');
    this.#around.bus.emit({ kind: 'webhooks', channelId });
  }

  #settle(channelId: string, events: readonly WebhookEvent[], end: 'delivered' | 'lost'): void {
    const statistics = this.statistics(channelId);
    statistics.pending = Math.max(0, statistics.pending - events.length);
    statistics[end] += events.length;
    this.#around.bus.emit({ kind: 'webhooks', channelId });
  }

  async #post(channel: Channel, url: string, events: readonly WebhookEvent[]): Promise<Outcome> {
    const body = JSON.stringify({ destination: channel.botUserId, events });
    const signature = signatureOf(channel.channelSecret, body);
    this.statistics(channel.channelId).requests += 1;
    if (this.#inFlight >= IN_FLIGHT) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#inFlight += 1;
    try {
      return await this.#transport.post({ url, body, signature, timeoutMs: channel.webhookTimeoutMs });
    } finally {
      this.#inFlight -= 1;
      this.#waiting.shift()?.();
    }
  }

  #later(delayMs: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void work();
    }, delayMs);
    this.#timers.add(timer);
  }
}

const asRedelivery = (event: WebhookEvent): WebhookEvent => ({
  ...event,
  deliveryContext: { isRedelivery: true },
});
