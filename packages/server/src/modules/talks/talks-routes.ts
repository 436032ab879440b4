import { routes } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { addNote } from './add-note.ts';
import { claimConsultation, type TalkHooks } from './claim-consultation.ts';
import { closeConsultation } from './close-consultation.ts';
import { placeWaiting } from './place-waiting.ts';
import { readConsultation, readMessages } from './read-talks.ts';
import { reopenConsultation } from './reopen-consultation.ts';
import { saveDraft } from './save-draft.ts';
import { parseIds } from './parse-ids.ts';

export function registerTalksRoutes(api: Api, context: Context, hooks: TalkHooks): void {
  const { voice } = hooks;
  api.route(routes.getConsultation, ({ caller, params }) =>
    readConsultation(context, caller, params.consultationId),
  );
  api.route(routes.listMessages, ({ caller, params, query }) =>
    readMessages(context, caller, params.consultationId, {
      limit: query.limit,
      ...(query.afterSeq === undefined ? {} : { afterSeq: query.afterSeq }),
      ...(query.beforeSeq === undefined ? {} : { beforeSeq: query.beforeSeq }),
      ...(query.ids === undefined ? {} : { ids: parseIds(query.ids) }),
    }),
  );
  api.route(routes.claim, ({ caller, params, body }) =>
    claimConsultation(context, caller, { ...params, ...body }, hooks),
  );
  api.route(routes.placeWaiting, ({ caller, params, body }) =>
    placeWaiting(context, caller, { ...params, ...body }),
  );
  api.route(routes.closeConsultation, ({ caller, params, body }) =>
    closeConsultation(context, caller, { ...params, ...body }, voice),
  );
  api.route(routes.reopenConsultation, ({ caller, params }) => reopenConsultation(context, caller, params));
  api.route(routes.addNote, ({ caller, params, body }) => addNote(context, caller, { ...params, ...body }));
  api.route(routes.saveDraft, async ({ caller, params, body }) => {
    await saveDraft(context, caller, { ...params, ...body });
    return undefined;
  });
}
