import { DeskRole, routes } from '@tomoshibi/contract';
import { hasDeskRight, requireDeskRight, requireOperatorRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { createAuthority } from './create-authority.ts';
import { createDesk } from './create-desk.ts';
import { presentDesk } from './desks-presenter.ts';
import { selectAuthorities, selectDeskViews, selectMembers } from './desks-store.ts';
import { readDesk } from './read-desk.ts';
import { updateDesk } from './update-desk.ts';
import { selectUsage } from './usage-store.ts';

export function registerDeskRoutes(api: Api, context: Context): void {
  const { db, clock, publicUrl } = context;

  api.route(routes.listDesks, async ({ caller }) => {
    const views = await db.tenant(caller.operatorId, selectDeskViews);
    const seen = views.filter((view) => hasDeskRight(caller, view.id, 'desk.read'));
    return { desks: seen.map((view) => presentDesk(view, publicUrl, clock.now())) };
  });

  api.route(routes.getDesk, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, (tx) => readDesk(tx, context, params.deskId));
  });

  api.route(routes.listAuthorities, async ({ caller }) => {
    requireOperatorRight(caller, 'desk.create');
    const rows = await db.tenant(caller.operatorId, selectAuthorities);
    return { authorities: rows.map((row) => ({ authorityId: row.id, name: row.name })) };
  });

  api.route(routes.createAuthority, ({ caller, body }) => createAuthority(context, caller, body.name));
  api.route(routes.createDesk, ({ caller, body }) => createDesk(context, caller, body));
  api.route(routes.updateDesk, ({ caller, params, body }) =>
    updateDesk(context, caller, params.deskId, body),
  );

  api.route(routes.listMembers, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const desk = await readDesk(tx, context, params.deskId);
      const rows = await selectMembers(tx, desk.deskId);
      return {
        members: rows.map((row) => ({
          staffId: row.staff_id,
          name: row.name,
          login: row.login,
          role: DeskRole.parse(row.role),
          state: row.state,
        })),
      };
    });
  });

  api.route(routes.getUsage, async ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'figures.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const desk = await readDesk(tx, context, params.deskId);
      const figures = await selectUsage(tx, desk.deskId, query.month);
      return {
        month: query.month,
        free: figures.free,
        billed: figures.billed,
        counselorMessages: figures.counselor_messages,
      };
    });
  });
}
