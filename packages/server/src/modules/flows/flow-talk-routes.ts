import { routes } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { loadDeskToday, placeOf } from '../reception/index.ts';
import { accessForChange } from '../talks/index.ts';
import { moveConsultation } from './move-consultation.ts';
import { moveTargets } from './move-targets.ts';
import { readFlowTalk } from './read-flow-talk.ts';

export function registerFlowTalkRoutes(api: Api, context: Context): void {
  const { db } = context;
  api.route(routes.getFlowTalk, async ({ caller, params }) => ({
    flow: await readFlowTalk(context, caller, params.consultationId),
  }));
  api.route(routes.listMoveTargets, ({ caller, params }) =>
    db.tenant(caller.operatorId, async (tx) => {
      const row = await accessForChange(tx, caller, params.consultationId, 'talk.reply');
      const desks = [];
      for (const deskId of await moveTargets(tx, row)) {
        const { name } = await readDesk(tx, context, deskId);
        const today = await loadDeskToday(tx, context, deskId);
        const open = placeOf(today.intake.phase, today.rules.mode) === 'waiting';
        desks.push({ deskId, name, open, nextOpening: today.valuesIn('standard').next_intake ?? null });
      }
      return { desks };
    }),
  );
  api.route(routes.moveConsultation, ({ caller, params, body }) =>
    moveConsultation(context, caller, { ...params, ...body }),
  );
}
