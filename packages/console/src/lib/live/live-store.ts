import type {
  ConsultationFacts,
  ConsultationSummary,
  DeskTopic,
  MessageFacts,
  StreamEvent,
} from '@tomoshibi/contract';
import { ApiError } from '../api/api-error.ts';
import { createBatcher, type Batcher, type Schedule } from './batcher.ts';
import type { FollowHandlers } from './follow-events.ts';
import { Outgoing } from './outgoing.ts';
import { applyToSummaries, mergeFetched, type Summaries } from './queue-state.ts';
import { Store } from './store.ts';
import { TalkLog } from './talk-log.ts';

export interface LiveState {
  readonly connection: 'starting' | 'live' | 'lost';
  readonly loaded: boolean;
  readonly truncated: boolean;
  /** Open consultations there were in all at the last snapshot. */
  readonly total: number;
  readonly summaries: Summaries;
}

export interface Snapshot {
  readonly cursor: string;
  readonly consultations: readonly ConsultationSummary[];
  readonly total: number;
  readonly truncated: boolean;
}

export interface LiveDeps {
  readonly takeSnapshot: (ids?: readonly string[]) => Promise<Snapshot>;
  readonly follow: (cursor: string, handlers: FollowHandlers, signal: AbortSignal) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
  readonly schedule?: Schedule;
}

export type LiveSignal =
  | { readonly type: 'waiting'; readonly summary: ConsultationSummary }
  | { readonly type: 'message'; readonly message: MessageFacts }
  | {
      readonly type: 'consultation';
      readonly consultationId: string;
      /** `null`: no longer the caller's to see. */
      readonly facts: ConsultationFacts | null;
    }
  | { readonly type: 'desk'; readonly deskId: string; readonly topic: DeskTopic }
  | { readonly type: 'notification' }
  | { readonly type: 'reload' }
  | { readonly type: 'ended' };

const RETRY_MS = [300, 1000, 2000, 5000, 10_000] as const;

/** The open consultations and the logs of open talks: a snapshot, then events from its cursor, for ever. */
export class LiveStore {
  readonly state = new Store<LiveState>({
    connection: 'starting',
    loaded: false,
    truncated: false,
    total: 0,
    summaries: new Map(),
  });
  private readonly deps: LiveDeps;
  private readonly logs = new Map<string, { log: TalkLog; users: number }>();
  private readonly outgoing = new Map<string, Outgoing>();
  private readonly listeners = new Set<(signal: LiveSignal) => void>();
  private readonly batcher: Batcher;
  private stopping = new AbortController();
  /** Ended or hidden talks; a fetch that was under way when they went must not bring them back. */
  private readonly departed = new Set<string>();
  private cursor: string | undefined;
  private failures = 0;
  private wake: () => void = () => undefined;
  private turn = new AbortController();

  constructor(deps: LiveDeps) {
    this.deps = deps;
    this.batcher = createBatcher({
      flush: (ids) => this.fetchSummaries(ids),
      onError: () => this.restart(),
      ...(deps.schedule ? { schedule: deps.schedule } : {}),
    });
  }

  readonly listen = (listener: (signal: LiveSignal) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Follows from now on; gives back the way to stop. A stopped store can be started again. */
  start(): () => void {
    const stopping = new AbortController();
    this.stopping = stopping;
    this.cursor = undefined;
    void this.run(stopping.signal);
    return () => stopping.abort();
  }

  private async run(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      this.turn = new AbortController();
      try {
        if (this.cursor === undefined) await this.refresh(stopped);
        if (this.cursor !== undefined) await this.followFrom(this.cursor, stopped);
      } catch (error) {
        if (stopped.aborted) return;
        if (error instanceof ApiError && error.code === 'signed_out') return this.say({ type: 'ended' });
        this.noteFailure(error);
      }
      await this.sleep(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 10_000);
    }
  }

  /** Waits before the next attempt, unless there is a reason to try at once. */
  private sleep(ms: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    return Promise.race([this.deps.pause(ms), woken]);
  }

  private noteFailure(error: unknown): void {
    if (this.turn.signal.aborted && this.cursor === undefined) return;
    // A line that merely broke goes on from its cursor once; anything else starts from a new snapshot.
    const broke = error instanceof ApiError && error.code === 'offline' && this.failures === 0;
    if (!broke) this.cursor = undefined;
    this.failures += 1;
    if (this.failures > 1) this.set({ connection: 'lost' });
  }

  /** Gives up the running stream and takes a new snapshot at once. */
  restart(): void {
    this.cursor = undefined;
    this.turn.abort();
    this.wake();
  }

  /** The browser says the network is gone; it is shown at once instead of after a timeout. */
  lost(): void {
    this.set({ connection: 'lost' });
    this.failures = Math.max(this.failures, 1);
    this.turn.abort();
  }

  /** The log of a talk; it is loaded and kept true once somebody holds it. */
  logFor(consultationId: string): TalkLog {
    const known = this.logs.get(consultationId);
    if (known) return known.log;
    const log = new TalkLog(consultationId);
    this.logs.set(consultationId, { log, users: 0 });
    return log;
  }

  /** Keeps a log true until the function given back is called. */
  hold(log: TalkLog): () => void {
    const id = log.consultationId;
    const entry = this.logs.get(id) ?? { log, users: 0 };
    this.logs.set(id, entry);
    entry.users += 1;
    if (entry.users === 1) void log.load();
    return () => {
      entry.users -= 1;
      if (entry.users === 0) this.logs.delete(id);
    };
  }

  /** The messages on their way from this console; they outlive the pane they were written in. */
  outgoingOf(consultationId: string): Outgoing {
    const known = this.outgoing.get(consultationId);
    if (known) return known;
    const made = new Outgoing(consultationId, (message) => {
      this.logs.get(consultationId)?.log.begin(message);
    });
    this.outgoing.set(consultationId, made);
    return made;
  }

  /** Puts in a summary or facts the caller just got as an answer to its own command. */
  touch(consultationId: string): void {
    this.batcher.add(consultationId);
  }

  private async refresh(stopped: AbortSignal): Promise<void> {
    const snapshot = await this.deps.takeSnapshot();
    if (stopped.aborted) return;
    this.cursor = snapshot.cursor;
    this.batcher.clear();
    this.departed.clear();
    const open = snapshot.consultations.filter((summary) => summary.state !== 'closed');
    const wasLoaded = this.state.get().loaded;
    this.put(new Map(open.map((summary) => [summary.id, summary])), wasLoaded);
    this.set({ loaded: true, truncated: snapshot.truncated, total: snapshot.total });
    if (wasLoaded) {
      for (const { log } of this.logs.values()) void log.load();
      this.say({ type: 'reload' });
    }
  }

  private followFrom(cursor: string, stopped: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stopped, this.turn.signal]);
    const onOpen = (): void => {
      this.failures = 0;
      this.set({ connection: 'live' });
    };
    return this.deps.follow(
      cursor,
      {
        onOpen,
        onEvents: (events, next) => {
          for (const event of events) this.apply(event);
          if (next !== undefined && this.cursor !== undefined) this.cursor = next;
        },
      },
      signal,
    );
  }

  private apply(event: StreamEvent): void {
    if (event.type === 'reload') return this.restart();
    if (event.type === 'ended') {
      this.stopping.abort();
      return this.say({ type: 'ended' });
    }
    if (event.type === 'desk') return this.say(event);
    if (event.type === 'notification') return this.say({ type: 'notification' });
    if (event.type === 'message') {
      const { message } = event;
      this.logs.get(message.consultationId)?.log.apply(message);
      this.batcher.add(message.consultationId);
      return this.say({ type: 'message', message });
    }
    this.put(applyToSummaries(this.state.get().summaries, event), true);
    const id = event.type === 'gone' ? event.consultationId : event.consultation.id;
    if (event.type === 'gone' || event.consultation.state === 'closed') this.departed.add(id);
    else {
      this.departed.delete(id);
      this.batcher.add(id);
    }
    const facts = event.type === 'gone' ? null : event.consultation;
    this.say({ type: 'consultation', consultationId: id, facts });
  }

  private async fetchSummaries(ids: readonly string[]): Promise<void> {
    const answer = await this.deps.takeSnapshot(ids);
    const present = answer.consultations.filter((summary) => !this.departed.has(summary.id));
    this.put(mergeFetched(this.state.get().summaries, ids, present), true);
  }

  private put(summaries: Summaries, tell: boolean): void {
    const before = this.state.get().summaries;
    if (before === summaries) return;
    this.set({ summaries });
    if (!tell) return;
    for (const summary of summaries.values())
      if (summary.state === 'waiting' && before.get(summary.id)?.state !== 'waiting')
        this.say({ type: 'waiting', summary });
  }

  private set(change: Partial<LiveState>): void {
    this.state.update((state) => ({ ...state, ...change }));
  }

  private say(signal: LiveSignal): void {
    for (const listener of this.listeners) listener(signal);
  }
}
