import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { accessConsultation } from '../talks/index.ts';
import { setSeekerTags } from './set-seeker-tags.ts';
import { countTags, selectTags } from './tags-store.ts';

export function registerTagRoutes(api: Api, context: Context): void {
  const { db } = context;
  api.route(routes.listTags, ({ caller, params: { deskId } }) => {
    requireDeskRight(caller, deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return { tags: await countTags(tx, deskId) };
    });
  });
  api.route(routes.getSeekerTags, ({ caller, params }) =>
    db.tenant(caller.operatorId, async (tx) => {
      const { seeker_id: seekerId, desk_id: deskId } = await accessConsultation(
        tx,
        caller,
        params.consultationId,
      );
      const inUse = await countTags(tx, deskId);
      return { tags: await selectTags(tx, seekerId), inUse: inUse.map(({ tag }) => tag) };
    }),
  );
  api.route(routes.setSeekerTags, ({ caller, params, body }) =>
    setSeekerTags(context, caller, { ...params, ...body }),
  );
}
