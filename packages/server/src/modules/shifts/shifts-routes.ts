import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { selectSettings } from './capacity-store.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { checkOutColleague } from './check-out-colleague.ts';
import { copyWeek } from './copy-week.ts';
import { createShift } from './create-shift.ts';
import { deleteShift } from './delete-shift.ts';
import { listDuties } from './find-duty.ts';
import { readPresent } from './read-present.ts';
import { readOwnShifts, readRoster } from './read-roster.ts';
import { readSlots } from './read-slots.ts';
import { recountSlots } from './recount-slots.ts';
import { setCapacity } from './set-capacity.ts';
import { updateShift } from './update-shift.ts';

export function registerShiftRoutes(api: Api, context: Context): void {
  const { db } = context;

  api.route(routes.getCapacity, ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const desk = await readDesk(tx, context, params.deskId);
      return selectSettings(tx, desk.deskId);
    });
  });
  api.route(routes.setCapacity, ({ caller, params, body }) =>
    setCapacity(context, caller, params.deskId, body),
  );
  api.route(routes.listShifts, ({ caller, params, query }) =>
    readRoster(context, caller, params.deskId, query),
  );
  api.route(routes.listOwnShifts, async ({ caller, query }) => ({
    shifts: await readOwnShifts(context, caller, query),
  }));
  api.route(routes.createShift, ({ caller, params, body }) =>
    createShift(context, caller, params.deskId, body),
  );
  api.route(routes.updateShift, ({ caller, params, body }) => updateShift(context, caller, params, body));
  api.route(routes.deleteShift, async ({ caller, params }) => {
    await deleteShift(context, caller, params);
    return undefined;
  });
  api.route(routes.copyShiftWeek, ({ caller, params, body }) =>
    copyWeek(context, caller, params.deskId, body),
  );
  api.route(routes.listDuties, async ({ caller }) => ({ duties: await listDuties(context, caller) }));
  api.route(routes.checkIn, ({ caller, params, body }) => checkIn(context, caller, params.deskId, body));
  api.route(routes.checkOut, ({ caller, params }) => checkOut(context, caller, params.deskId));
  api.route(routes.listPresent, ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'shift.manage');
    return db.tenant(caller.operatorId, async (tx) => {
      const desk = await readDesk(tx, context, params.deskId);
      return readPresent(tx, desk.deskId);
    });
  });
  api.route(routes.checkOutColleague, ({ caller, params }) => checkOutColleague(context, caller, params));
  api.route(routes.getSlots, ({ caller, params, query }) =>
    readSlots(context, caller, params.deskId, query.month),
  );
  api.route(routes.recountSlots, ({ caller, params, body }) =>
    recountSlots(context, caller, params.deskId, body),
  );
}
