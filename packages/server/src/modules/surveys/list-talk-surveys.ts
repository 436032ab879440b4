import type { ResponseOf, routes } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { accessConsultation } from '../talks/index.ts';
import { selectAsksOfTalk } from './asks-store.ts';
import { selectVersion } from './versions-store.ts';

/** Whether somebody answered after a talk; of what was promised to be anonymous, not even that it was sent. */
export async function listTalkSurveys(
  context: Pick<Context, 'db'>,
  caller: Caller,
  consultationId: string,
): Promise<ResponseOf<typeof routes.listTalkSurveys>> {
  return context.db.tenant(caller.operatorId, async (tx) => {
    const talk = await accessConsultation(tx, caller, consultationId);
    const surveys: ResponseOf<typeof routes.listTalkSurveys>['surveys'] = [];
    for (const { version_id: id, wave, answered } of await selectAsksOfTalk(tx, talk.id)) {
      const version = await selectVersion(tx, id);
      if (version && !version.document.anonymous)
        surveys.push({ title: version.document.title, wave, answered });
    }
    return { surveys };
  });
}
