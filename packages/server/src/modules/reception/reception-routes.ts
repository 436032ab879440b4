import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { readColleagues } from '../shifts/index.ts';
import { countAttended } from './attended-store.ts';
import { loadDeskToday } from './desk-today.ts';
import { handOverTalk } from './hand-over-talk.ts';
import { offerOpening } from './offer-opening.ts';
import { loadRules } from './read-rules.ts';
import { sayDelay } from './say-delay.ts';
import { setRules } from './set-rules.ts';
import { setAuthority } from './set-authority.ts';
import { setTarget } from './set-target.ts';

export function registerReceptionRoutes(api: Api, context: Context): void {
  const { db } = context;
  api.route(routes.getReception, ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      const today = await loadDeskToday(tx, context, deskId);
      const counts = await countAttended(tx, deskId);
      return { phase: today.intake.phase, short: today.short, seats: today.seats, ...counts };
    });
  });
  api.route(routes.getRules, ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return loadRules(tx, deskId);
    });
  });
  api.route(routes.setRules, ({ caller, params, body }) => setRules(context, caller, params.deskId, body));
  api.route(routes.offerOpening, ({ caller, params, body }) =>
    offerOpening(context, caller, { ...params, ...body }),
  );
  api.route(routes.setTarget, ({ caller, params, body }) =>
    setTarget(context, caller, { ...params, ...body }),
  );
  api.route(routes.setAuthority, ({ caller, params, body }) =>
    setAuthority(context, caller, { ...params, ...body }),
  );
  api.route(routes.sayDelay, ({ caller, params }) => sayDelay(context, caller, params));
  api.route(routes.handOver, ({ caller, params, body }) =>
    handOverTalk(context, caller, { ...params, ...body }),
  );
  api.route(routes.listColleagues, async ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'talk.reply');
    return { colleagues: await db.tenant(caller.operatorId, (tx) => readColleagues(tx, deskId)) };
  });
}
