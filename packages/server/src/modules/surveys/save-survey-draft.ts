import type { BodyOf, routes, SurveyVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { notify, settleNotifications } from '../notifications/index.ts';
import { readVersion, requireRevision, takeVersions, type SurveyPlace } from './read-version.ts';
import { requireRightSurvey } from './right-survey.ts';
import { insertVersion, nextNumber, selectCurrentVersions, updateDraft } from './versions-store.ts';

/** More would be more than anybody could tell apart in the results. */
const SURVEYS_AT_MOST = 20;

/** Writes the draft of the next version; there is one draft a survey. With `ready` the approver is told. */
export async function saveSurveyDraft(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: SurveyPlace,
  { revision, document, ready }: BodyOf<typeof routes.saveSurveyDraft>,
): Promise<SurveyVersion> {
  const { deskId, surveyKey: key } = place;
  requireDeskRight(caller, deskId, 'notice.edit');
  if (ready) requireRightSurvey(document);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const versions = await takeVersions(tx, place);
    const draft = versions.find(({ state }) => state === 'draft');
    requireRevision(revision, draft?.revision ?? 0);
    if (versions.length === 0) {
      const known = new Set((await selectCurrentVersions(tx, deskId)).map((row) => row.key));
      if (known.size >= SURVEYS_AT_MOST)
        throw new AppError('conflict', `A desk may have ${SURVEYS_AT_MOST} surveys; go on with one of them.`);
    }
    const at = context.clock.now();
    const id = draft?.id ?? uuidv7(context.clock);
    if (draft) await updateDraft(tx, id, { document, ready, authorId: caller.staffId, at });
    else
      await insertVersion(tx, {
        id,
        desk_id: deskId,
        key,
        number: await nextNumber(tx, deskId, key),
        state: 'draft',
        document,
        ready_at: ready ? at : null,
        origin: 'console',
        authors: [caller.staffId],
        updated_at: at,
      });
    await recordAudit(tx, context.clock, caller, {
      action: 'survey.drafted',
      deskId,
      subject: { kind: 'survey', id },
      details: { key, ready },
    });
    if (ready)
      await notify(tx, context, {
        deskId,
        to: { right: 'notice.approve' },
        kind: 'notice_waiting',
        subject: { kind: 'notice', id },
        except: caller.staffId,
      });
    else await settleNotifications(tx, context, { subjectId: id });
    await announce(tx, context, [{ deskId, kind: 'desk', topic: 'surveys' }]);
    return readVersion(tx, id);
  });
}
