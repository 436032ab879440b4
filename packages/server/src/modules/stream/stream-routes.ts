import { routes, type StreamEvent } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { recordAudit } from '../audit/index.ts';
import { parseIds, readSummaries } from '../talks/index.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readableDesks, type Streams } from './follow-events.ts';
import { selectPositions } from './stream-store.ts';

/** Open consultations a snapshot holds at most; a desk with more has other troubles, and is told. */
const MOST = 5000;
/** A console that reads no more is let go before it fills the memory; it comes back for a new snapshot. */
const MOST_UNREAD_BYTES = 1_000_000;

export function registerStreamRoutes(api: Api, context: Context, streams: Streams): void {
  api.route(routes.getQueue, async ({ caller, query }) => {
    const keys = await context.keys(caller.operatorId);
    const desks = readableDesks(caller);
    return context.db.tenant(caller.operatorId, async (tx) => {
      // Positions first: what changes in between comes again as an event, and is not missed.
      const positions = await selectPositions(tx, desks);
      const filter = query.ids ? { ids: parseIds(query.ids) } : { openAtDesks: desks, limit: MOST + 1 };
      const consultations = await readSummaries(tx, caller, keys, filter);
      // Summaries show how talks go on and who they are with, so looking at them is reading.
      if (consultations.length > 0)
        await recordAudit(tx, context.clock, caller, {
          action: 'queue.read',
          details: { consultations: Math.min(consultations.length, MOST) },
        });
      return {
        cursor: writeCursor(positions),
        consultations: consultations.slice(0, MOST),
        truncated: consultations.length > MOST,
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
