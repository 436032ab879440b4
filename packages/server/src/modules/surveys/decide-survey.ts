import type { BodyOf, routes, SurveyVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { decisionFault, hasOfficer } from '../text-versions/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { draftOf, readVersion, requireRevision, takeVersions, type SurveyPlace } from './read-version.ts';
import { requireFreeMoment, requireRightSurvey } from './right-survey.ts';
import { endInForce, updateVersion } from './versions-store.ts';

/** Puts a draft that waits in force at once, or sends it back; whoever wrote it has no say (R21). */
export async function decideSurvey(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: SurveyPlace,
  decision: BodyOf<typeof routes.decideSurvey>,
): Promise<SurveyVersion> {
  const { deskId, surveyKey: key } = place;
  requireDeskRight(caller, deskId, 'notice.approve');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const draft = draftOf(await takeVersions(tx, place));
    const fault = decisionFault(caller, { ...draft, submitted_by: null }, await hasOfficer(tx, deskId));
    if (fault !== null) throw new AppError('forbidden', fault);
    if (draft.ready_at === null)
      throw new AppError('conflict', 'This draft does not wait for approval. Whoever writes it hands it in.');
    requireRevision(decision.revision, draft.revision);
    const at = context.clock.now();
    const decided = { decided_by: caller.staffId, decided_at: at, updated_at: at };
    if (decision.verdict === 'approve') {
      requireRightSurvey(draft.document);
      await requireFreeMoment(tx, { deskId, key, document: draft.document });
      await endInForce(tx, { deskId, key }, { state: 'superseded', at });
      await updateVersion(tx, draft.id, { ...decided, state: 'in_force', in_force_from: at });
    } else await updateVersion(tx, draft.id, { ...decided, ready_at: null, comment: decision.comment });
    await recordAudit(tx, context.clock, caller, {
      action: decision.verdict === 'approve' ? 'survey.approved' : 'survey.sent_back',
      deskId,
      subject: { kind: 'survey', id: draft.id },
      details: { key, number: draft.number },
    });
    await settleNotifications(tx, context, { subjectId: draft.id });
    await announce(tx, context, [{ deskId, kind: 'desk', topic: 'surveys' }]);
    return readVersion(tx, draft.id);
  });
}
