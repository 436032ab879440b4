import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { settleNotifications } from '../notifications/index.ts';
import { draftOf, takeVersions, type SurveyPlace } from './read-version.ts';
import { deleteDraft } from './versions-store.ts';

export async function discardSurveyDraft(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: SurveyPlace,
): Promise<void> {
  const { deskId, surveyKey: key } = place;
  requireDeskRight(caller, deskId, 'notice.edit');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const { id } = draftOf(await takeVersions(tx, place));
    await deleteDraft(tx, id);
    await recordAudit(tx, context.clock, caller, {
      action: 'survey.draft_discarded',
      deskId,
      subject: { kind: 'survey', id },
      details: { key },
    });
    await settleNotifications(tx, context, { subjectId: id });
    await announce(tx, context, [{ deskId, kind: 'desk', topic: 'surveys' }]);
  });
}
