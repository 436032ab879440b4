import { deskRightsOf, type StreamEvent } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { mayReadFacts } from '../talks/index.ts';
import { writeCursor } from './cursor.ts';
import { createDeskFeed, type DeskFeed, type FeedBatch } from './desk-feed.ts';

/** How often a stream looks by itself, should a hint have been lost. */
const LOOK_MS = 5_000;
/** How often a stream makes sure that its session still holds, and counts as the session's activity. */
const RECHECK_MS = 60_000;
const HEARTBEAT_MS = 15_000;

export interface StreamSink {
  send(id: string, events: readonly StreamEvent[]): void;
  heartbeat(): void;
  end(): void;
}

export interface Streams {
  /** Follows the caller's desks from a position until `stop` is called or the session ends. */
  follow(caller: Caller, positions: Map<string, number>, sink: StreamSink): () => void;
  /** How many are open now. */
  count(): number;
  /** Ends all streams, for shutdown. */
  close(): void;
}

export const readableDesks = (caller: Caller): string[] =>
  [...caller.deskRoles]
    .filter(([, role]) => deskRightsOf(caller.operatorRoles, role).has('talk.read_own'))
    .map(([deskId]) => deskId)
    .sort();

/** What one caller is told of a batch: facts of what they may read, and that the rest is gone from their sight. */
export function eventsFor(caller: Caller, deskId: string, batch: FeedBatch): StreamEvent[] {
  const visible = new Map(batch.consultations.map((facts) => [facts.id, mayReadFacts(caller, facts)]));
  return [
    ...batch.messages
      .filter((message) => visible.get(message.consultationId))
      .map((message) => ({ type: 'message', deskId, message }) as const),
    ...batch.consultations.map((consultation) =>
      visible.get(consultation.id)
        ? ({ type: 'consultation', deskId, consultation } as const)
        : ({ type: 'gone', deskId, consultationId: consultation.id } as const),
    ),
    ...batch.topics.map((topic) => ({ type: 'desk', deskId, topic }) as const),
    ...(batch.reload ? [{ type: 'reload' } as const] : []),
  ];
}

export function createStreams(
  context: Context,
  recheck: (caller: Caller) => Promise<Caller | null>,
): Streams {
  const feeds = new Map<string, DeskFeed>();
  const open = new Set<() => void>();
  let closed = false;

  function feedOf(operatorId: string, deskId: string): DeskFeed {
    const known = feeds.get(deskId);
    if (known && !known.idle) return known;
    const feed = createDeskFeed(context, operatorId, deskId);
    feeds.set(deskId, feed);
    return feed;
  }

  function follow(first: Caller, positions: Map<string, number>, sink: StreamSink): () => void {
    if (closed) {
      // Asked for while the server began to stop; left open, it would hold up the stop.
      sink.end();
      return () => undefined;
    }
    let caller = first;
    let stopped = false;
    const stops: (() => void)[] = [];
    const busy = new Set<string>();
    const again = new Set<string>();

    function stop(): void {
      if (stopped) return;
      stopped = true;
      open.delete(end);
      for (const undo of stops) undo();
    }
    function end(): void {
      if (stopped) return;
      stop();
      sink.end();
    }
    function failed(error: unknown): void {
      context.logger.warn({ event: 'stream_ended', err: error });
      // The console takes a new snapshot when its stream ends; nothing is lost by ending it.
      end();
    }

    async function pump(deskId: string, feed: DeskFeed): Promise<void> {
      if (busy.has(deskId)) {
        again.add(deskId);
        return;
      }
      busy.add(deskId);
      try {
        while (await pumpOnce(deskId, feed));
      } finally {
        busy.delete(deskId);
      }
      if (again.delete(deskId)) await pump(deskId, feed);
    }

    async function pumpOnce(deskId: string, feed: DeskFeed): Promise<boolean> {
      const batch = await feed.next(positions.get(deskId) ?? 0);
      if (!batch || stopped) return false;
      positions.set(deskId, batch.upTo);
      sink.send(writeCursor(positions), eventsFor(caller, deskId, batch));
      return true;
    }

    async function makeSure(): Promise<void> {
      const now = await recheck(caller);
      if (stopped) return;
      if (!now) {
        sink.send(writeCursor(positions), [{ type: 'ended' }]);
        end();
        return;
      }
      const before = JSON.stringify([caller.operatorRoles, [...caller.deskRoles]]);
      const changed = before !== JSON.stringify([now.operatorRoles, [...now.deskRoles]]);
      caller = now;
      if (!changed) return;
      sink.send(writeCursor(positions), [{ type: 'reload' }]);
      end();
    }

    const desks = [...positions.keys()].map((deskId) => [deskId, feedOf(caller.operatorId, deskId)] as const);
    const pumpAll = () => {
      for (const [deskId, feed] of desks) pump(deskId, feed).catch(failed);
    };
    for (const [deskId, feed] of desks)
      stops.push(feed.subscribe(() => void pump(deskId, feed).catch(failed)));
    stops.push(
      context.hints.on('staff', (id) => {
        if (id === caller.staffId) makeSure().catch(failed);
      }),
    );
    stops.push(
      context.hints.on('told', (id) => {
        if (id === caller.staffId) sink.send(writeCursor(positions), [{ type: 'notification' }]);
      }),
    );
    const timers = [
      setInterval(pumpAll, LOOK_MS),
      setInterval(() => void makeSure().catch(failed), RECHECK_MS),
      setInterval(() => sink.heartbeat(), HEARTBEAT_MS),
    ];
    stops.push(() => timers.forEach((timer) => clearInterval(timer)));
    open.add(end);
    pumpAll();
    return stop;
  }

  return {
    follow,
    count: () => open.size,
    close() {
      closed = true;
      for (const end of open) end();
    },
  };
}
