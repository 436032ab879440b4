import { routes, type StreamEvent } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { recordAudit } from '../audit/index.ts';
import { countOpen, openFilterOf, parseIds, readSummaries } from '../talks/index.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readableDesks, type Streams } from './follow-events.ts';
import { selectPositions } from './stream-store.ts';

/**
 * Open consultations a snapshot lists at most: own talks and those next in the queue come first, and how many there are
 * in all is told. A console holds every one it lists in its memory.
 */
const MOST = 10_000;
/** A console that reads no more is let go before it fills the memory; it comes back for a new snapshot. */
const MOST_UNREAD_BYTES = 1_000_000;

export function registerStreamRoutes(api: Api, context: Context, streams: Streams): void {
  api.route(routes.getQueue, async ({ caller, query }) => {
    const keys = await context.keys(caller.operatorId);
    const desks = readableDesks(caller);
    return context.db.tenant(caller.operatorId, async (tx) => {
      // Positions first: what changes in between comes again as an event, and is not missed.
      const positions = await selectPositions(tx, desks);
      const open = openFilterOf(caller, desks);
      const filter = query.ids ? { ids: parseIds(query.ids) } : { ...open, limit: MOST };
      const consultations = await readSummaries(tx, caller, keys, filter);
      const all = consultations.length < MOST ? consultations.length : await countOpen(tx, open);
      // Summaries show how talks go on and who they are with, so looking at them is reading.
      if (consultations.length > 0)
        await recordAudit(tx, context.clock, caller, {
          action: 'queue.read',
          details: { consultations: consultations.length },
        });
      return {
        cursor: writeCursor(positions),
        consultations,
        total: all,
        truncated: all > consultations.length,
      };
    });
  });

  api.route(routes.followEvents, async ({ caller, query, request, reply }) => {
    const wanted = readCursor(query.cursor);
    const mine = new Set(readableDesks(caller));
    const known = [...wanted].filter(([deskId]) => mine.has(deskId));
    if (known.length !== mine.size)
      throw new AppError(
        'conflict',
        'Your desks have changed since this cursor was made. Take a new snapshot.',
      );
    const reached = await context.db.tenant(caller.operatorId, (tx) => selectPositions(tx, [...mine]));
    if (known.some(([deskId, seq]) => seq > (reached.get(deskId) ?? 0)))
      throw new AppError(
        'conflict',
        'This cursor is ahead of a database that was restored. Take a new snapshot.',
      );

    reply.hijack();
    const raw = reply.raw;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies such as nginx hold answers back unless told not to.
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      // A connection kept alive after its stream would hold up a server that is stopping.
      connection: 'close',
    });
    raw.write('retry: 2000\n\n');
    const stop = streams.follow(caller, new Map(known), {
      send: (id: string, events: readonly StreamEvent[]) => {
        raw.write(`id: ${id}\ndata: ${JSON.stringify(events)}\n\n`);
        if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
      },
      heartbeat: () => raw.write(': \n\n'),
      end: () => raw.end(),
    });
    request.raw.on('close', stop);
    return undefined;
  });
}
