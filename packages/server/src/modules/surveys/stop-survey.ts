import type { SurveyVersion } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { readVersion, takeVersions, type SurveyPlace } from './read-version.ts';
import { endInForce } from './versions-store.ts';

/** Asks nobody any more. Saying less needs no approval; what was sent is still answered. */
export async function stopSurvey(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  place: SurveyPlace,
): Promise<SurveyVersion> {
  const { deskId, surveyKey: key } = place;
  requireDeskRight(caller, deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const versions = await takeVersions(tx, place);
    if (versions.length === 0) throw notFound('survey');
    const inForce = versions.find(({ state }) => state === 'in_force');
    if (!inForce) throw new AppError('conflict', 'This survey is not in force; nobody is asked.');
    await endInForce(tx, { deskId, key }, { state: 'stopped', at: context.clock.now() });
    await recordAudit(tx, context.clock, caller, {
      action: 'survey.stopped',
      deskId,
      subject: { kind: 'survey', id: inForce.id },
      details: { key },
    });
    await announce(tx, context, [{ deskId, kind: 'desk', topic: 'surveys' }]);
    return readVersion(tx, inForce.id);
  });
}
