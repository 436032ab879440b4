import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { checkHotline } from './check-hotline.ts';
import { chooseDeskHotlines } from './choose-desk-hotlines.ts';
import { createHotline } from './create-hotline.ts';
import { presentHotline } from './hotlines-presenter.ts';
import { selectDeskHotlines, selectHotlines } from './hotlines-store.ts';
import { READY_HOTLINES } from './ready-hotlines.ts';
import { takeReadyHotlines } from './take-ready-hotlines.ts';
import { updateHotline } from './update-hotline.ts';

export function registerHotlineRoutes(api: Api, context: Context): void {
  const { db, clock } = context;

  // The route asks for desk.read somewhere: the directory is the same for all desks of the operator.
  api.route(routes.listHotlines, async ({ caller }) => {
    const rows = await db.tenant(caller.operatorId, selectHotlines);
    const known = new Set(rows.map(({ number }) => number));
    return {
      hotlines: rows.map((row) => presentHotline(row, clock.now())),
      ready: READY_HOTLINES.filter(({ number }) => !known.has(number)).length,
    };
  });

  api.route(routes.getDeskHotlines, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    const rows = await db.tenant(caller.operatorId, async (tx) => {
      const { deskId } = await readDesk(tx, context, params.deskId);
      return selectDeskHotlines(tx, deskId);
    });
    return { hotlines: rows.map((row) => presentHotline(row, clock.now())) };
  });

  api.route(routes.takeReadyHotlines, ({ caller }) => takeReadyHotlines(context, caller));
  api.route(routes.createHotline, ({ caller, body }) => createHotline(context, caller, body));
  api.route(routes.updateHotline, ({ caller, params, body }) =>
    updateHotline(context, caller, params.hotlineId, body),
  );
  api.route(routes.checkHotline, ({ caller, params, body }) =>
    checkHotline(context, caller, params.hotlineId, body.version),
  );
  api.route(routes.chooseDeskHotlines, ({ caller, params, body }) =>
    chooseDeskHotlines(context, caller, params.deskId, body.hotlineIds),
  );
}
