import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { monthOf } from './engine/month.ts';
import { endOverride } from './end-override.ts';
import { presentNow, presentVersion } from './hours-presenter.ts';
import { selectVersions } from './hours-store.ts';
import { hoursOf } from './load-hours.ts';
import { overrideHours } from './override-hours.ts';
import { readHours, readHoursRow } from './read-hours.ts';
import { saveHours } from './save-hours.ts';

export function registerHoursRoutes(api: Api, context: Context): void {
  const { db, clock } = context;

  api.route(routes.getHours, ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, (tx) => readHours(tx, context, params.deskId));
  });

  api.route(routes.getHoursMonth, ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const hours = hoursOf(await readHoursRow(tx, params.deskId));
      return { month: query.month, days: monthOf(hours, query.month) };
    });
  });

  api.route(routes.listHoursVersions, ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const { desk_id: deskId } = await readHoursRow(tx, params.deskId);
      const rows = await selectVersions(tx, deskId, { before: query.before ?? null, limit: query.limit });
      return { versions: rows.map(presentVersion) };
    });
  });

  api.route(routes.previewHours, ({ caller, params, body }) => {
    requireDeskRight(caller, params.deskId, 'hours.manage');
    return db.tenant(caller.operatorId, async (tx) => {
      const { override } = hoursOf(await readHoursRow(tx, params.deskId));
      const hours = { timetable: body.timetable, override };
      return { ...presentNow(hours, clock.now()), days: monthOf(hours, body.month) };
    });
  });

  api.route(routes.saveHours, ({ caller, params, body }) => saveHours(context, caller, params.deskId, body));
  api.route(routes.overrideHours, ({ caller, params, body }) =>
    overrideHours(context, caller, params.deskId, body),
  );
  api.route(routes.endHoursOverride, ({ caller, params, body }) =>
    endOverride(context, caller, params.deskId, body),
  );
}
