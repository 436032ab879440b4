import { shownAnswers, type FlowTalk } from '@tomoshibi/contract';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { accessConsultation } from '../talks/index.ts';
import { flowVersions } from './versions/flow-in-force.ts';
import { openFlowState } from './flow-state.ts';
import { countSteps, selectRuns } from './runs-store.ts';

/** What the bot learnt from somebody, for those who may read the talk; the talk's own reading is audited. */
export async function readFlowTalk(
  context: Context,
  caller: Caller,
  consultationId: string,
): Promise<FlowTalk | null> {
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await accessConsultation(tx, caller, consultationId);
    const [run] = await selectRuns(tx, [row.id]);
    const flow = run && (await flowVersions(tx, [run.version_id])).get(run.version_id);
    if (!flow) return null;
    const key = keys.openConsultationKey(row.id, row.wrapped_key);
    const state = openFlowState(key, row.id, run.sealed_state);
    return {
      versionId: run.version_id,
      running: row.state === 'bot',
      steps: await countSteps(tx, row.id),
      answers: shownAnswers(flow.document, state.answers),
    };
  });
}
