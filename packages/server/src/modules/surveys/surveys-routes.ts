import { routes } from '@tomoshibi/contract';
import { hasDeskRight, requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { decisionFault, hasOfficer } from '../text-versions/index.ts';
import { countAsked } from './asks-store.ts';
import { decideSurvey } from './decide-survey.ts';
import { discardSurveyDraft } from './discard-survey-draft.ts';
import { listSurveyTexts } from './list-survey-texts.ts';
import { listTalkSurveys } from './list-talk-surveys.ts';
import { readResults } from './read-results.ts';
import { resultsCsv } from './results-csv.ts';
import { saveSurveyDraft } from './save-survey-draft.ts';
import { stopSurvey } from './stop-survey.ts';
import { presentSurveys, presentVersions } from './surveys-presenter.ts';
import { selectCurrentVersions, selectVersions, selectWaiting, type VersionRow } from './versions-store.ts';

const approverOf = async (tx: OperatorTx, deskId: string) =>
  (await hasOfficer(tx, deskId)) ? ('officer' as const) : ('supervisor' as const);

async function mayDecide(tx: OperatorTx, caller: Caller, draft: VersionRow): Promise<boolean> {
  const officer = await hasOfficer(tx, draft.desk_id);
  return draft.ready_at !== null && decisionFault(caller, { ...draft, submitted_by: null }, officer) === null;
}

export function registerSurveyRoutes(api: Api, context: Context): void {
  const { db } = context;

  api.route(routes.listSurveys, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const { deskId } = await readDesk(tx, context, params.deskId);
      const versions = await presentVersions(tx, await selectCurrentVersions(tx, deskId));
      return {
        surveys: presentSurveys(versions, await countAsked(tx, deskId)),
        approver: await approverOf(tx, deskId),
      };
    });
  });

  api.route(routes.getSurvey, async ({ caller, params: { deskId, surveyKey } }) => {
    requireDeskRight(caller, deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const rows = await selectVersions(tx, deskId, surveyKey);
      if (rows.length === 0) throw notFound('survey');
      const draft = rows.find(({ state }) => state === 'draft');
      return {
        versions: await presentVersions(tx, rows),
        approver: await approverOf(tx, deskId),
        mayDecide: draft !== undefined && (await mayDecide(tx, caller, draft)),
      };
    });
  });

  api.route(routes.listPendingSurveys, async ({ caller }) => {
    const deskIds = [...caller.deskRoles.keys()].filter((id) => hasDeskRight(caller, id, 'notice.approve'));
    return db.tenant(caller.operatorId, async (tx) => {
      const pending = [];
      for (const row of await selectWaiting(tx, deskIds)) {
        const [version] = await presentVersions(tx, [row]);
        const { name: deskName } = await readDesk(tx, context, row.desk_id);
        if (version) pending.push({ deskName, version, mayDecide: await mayDecide(tx, caller, row) });
      }
      return { pending };
    });
  });

  api.route(routes.saveSurveyDraft, ({ caller, params, body }) =>
    saveSurveyDraft(context, caller, params, body),
  );
  api.route(routes.discardSurveyDraft, async ({ caller, params }) => {
    await discardSurveyDraft(context, caller, params);
    return undefined;
  });
  api.route(routes.decideSurvey, ({ caller, params, body }) => decideSurvey(context, caller, params, body));
  api.route(routes.stopSurvey, ({ caller, params }) => stopSurvey(context, caller, params));

  api.route(routes.getSurveyResults, ({ caller, params, query }) =>
    readResults(context, caller, params, query),
  );
  api.route(routes.exportSurveyResults, async ({ caller, params, query }) =>
    resultsCsv(await readResults(context, caller, params, query)),
  );
  api.route(routes.listSurveyTexts, ({ caller, params, query }) =>
    listSurveyTexts(context, caller, params, query),
  );
  api.route(routes.listTalkSurveys, ({ caller, params }) =>
    listTalkSurveys(context, caller, params.consultationId),
  );
}
