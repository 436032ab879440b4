import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { createMemory } from '../../platform/memory.ts';
import { readDesk } from '../desks/index.ts';
import { createScanCounter } from './count-scans.ts';
import { isPersonsOpening } from './is-person.ts';
import { findPlace, selectPlace } from './materials-store.ts';
import { hotlinesOf, textsOf, type MaterialSources, type Needs } from './paper-facts.ts';
import { parsePlaceCode } from './place-code.ts';
import { renderAway, renderPlace, renderUnknown, type PlaceView } from './place-page.ts';

/** Long enough for a school that opens the address at once, short enough that a change is soon seen. */
const KEEP_MS = 30_000;
const KEEP_UNKNOWN_MS = 3_000;

interface Known {
  readonly operatorId: string;
  readonly placeId: string;
  readonly view: PlaceView;
}

async function loadPlace(context: Needs, code: string): Promise<Known | null> {
  const found = await findPlace(context.db, code);
  if (!found) return null;
  const { operatorId, placeId, deskId } = found;
  return context.db.tenant(operatorId, async (tx) => {
    // Between the two looks, the place may have been removed.
    if (!(await selectPlace(tx, deskId, { id: placeId }))) return null;
    const desk = await readDesk(tx, context, deskId);
    const { texts } = await textsOf(tx, deskId);
    const view = {
      code,
      deskName: desk.name,
      issuer: texts.issuer ?? desk.authority.name,
      lead: texts.lead,
      secrecy: texts.secrecy,
      hotlines: texts.hotlines.length > 0 ? texts.hotlines : await hotlinesOf(tx, context.sources, deskId),
      basicId: desk.channel?.basicId ?? null,
      closed: desk.state === 'closed',
    };
    return { operatorId, placeId, view };
  });
}

/**
 * The page a place's QR code leads to: for everybody, without scripts, cookies or anything that would tell two people
 * apart. It counts that it was opened and leads on to LINE.
 */
export function registerPlacePage(http: FastifyInstance, context: Context, sources: MaterialSources): void {
  const needs = { ...context, sources };
  const places = createMemory<Known | null>(context.clock, (known) => (known ? KEEP_MS : KEEP_UNKNOWN_MS));
  const counter = createScanCounter(context);
  const Params = z.object({ code: z.string().max(200) });

  http.get('/f/:code', async (request, reply) => {
    const { code: typed } = Params.parse(request.params);
    reply.type('text/html; charset=utf-8');
    const code = parsePlaceCode(typed);
    if (code === null) return reply.code(404).send(renderUnknown(typed));
    try {
      const known = await places.get(code, () => loadPlace(needs, code));
      if (!known) return await reply.code(404).send(renderUnknown(typed));
      if (isPersonsOpening(request.method, request.headers))
        // Somebody who needs help is led on, counted or not.
        await counter.count(known).catch((error: unknown) => {
          context.logger.warn({ event: 'scan_not_counted', err: error });
        });
      return await reply.send(renderPlace(known.view));
    } catch (error) {
      context.logger.error({ event: 'place_page_failed', err: error });
      return reply.code(503).header('retry-after', '5').send(renderAway());
    }
  });
}
