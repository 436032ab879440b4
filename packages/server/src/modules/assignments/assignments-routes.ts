import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { loadWaitMinutes } from './assignments-store.ts';
import { createAbsence } from './create-absence.ts';
import { deleteAbsence } from './delete-absence.ts';
import { endAssignment } from './end-assignment.ts';
import { readAbsences } from './read-absences.ts';
import { readAssigned, readCounts, readOwnAssigned } from './read-assigned.ts';
import { readAssignment } from './read-assignment.ts';
import { setAssignment } from './set-assignment.ts';
import { setAssignmentRules } from './set-assignment-rules.ts';

export function registerAssignmentRoutes(api: Api, context: Context): void {
  api.route(routes.getAssignment, ({ caller, params }) => readAssignment(context, caller, params.seekerId));
  api.route(routes.setAssignment, ({ caller, params, body }) =>
    setAssignment(context, caller, { ...params, ...body }),
  );
  api.route(routes.endAssignment, ({ caller, params }) => endAssignment(context, caller, params.seekerId));
  api.route(routes.listAssignments, ({ caller, params }) => readAssigned(context, caller, params.deskId));
  api.route(routes.listOwnAssignments, ({ caller, params }) =>
    readOwnAssigned(context, caller, params.deskId),
  );
  api.route(routes.countAssignments, ({ caller, params }) => readCounts(context, caller, params.deskId));
  api.route(routes.getAssignmentRules, ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'desk.read');
    return context.db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return { waitMinutes: await loadWaitMinutes(tx, deskId) };
    });
  });
  api.route(routes.setAssignmentRules, ({ caller, params, body }) =>
    setAssignmentRules(context, caller, params.deskId, body),
  );
  api.route(routes.listAbsences, ({ caller, params }) =>
    readAbsences(context, caller, { ...params, whose: 'all' }),
  );
  api.route(routes.listOwnAbsences, ({ caller, params }) =>
    readAbsences(context, caller, { ...params, whose: 'own' }),
  );
  api.route(routes.createAbsence, ({ caller, params, body }) =>
    createAbsence(context, caller, { ...params, ...body, everywhere: false, by: 'planner' }),
  );
  api.route(routes.createOwnAbsence, ({ caller, params, body }) =>
    createAbsence(context, caller, { ...params, ...body, staffId: caller.staffId, by: 'self' }),
  );
  api.route(routes.deleteAbsence, async ({ caller, params }) => {
    await deleteAbsence(context, caller, params);
    return undefined;
  });
}
