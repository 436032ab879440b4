import { stepFlow } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { TimerHandler, TimerJob } from '../../platform/timers/index.ts';
import { selectCurrent } from '../assignments/index.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { formOf } from '../notices/index.ts';
import { queueNotices } from '../outgoing/index.ts';
import { endTalk, loadDeskToday, moveTalk } from '../reception/index.ts';
import { sendSurvey } from '../surveys/index.ts';
import { lockConsultation, updateConsultation } from '../talks/index.ts';
import { flowVersions } from './versions/flow-in-force.ts';
import { openFlowState } from './flow-state.ts';
import { destination, flowWorld, loadFlowDesks } from './flow-world.ts';
import { endWait, selectElapsed, selectRuns } from './runs-store.ts';
import { writeRuns } from './write-runs.ts';

/** Waits that are ended in one run; a lease of 25 seconds leaves room for them. */
const AT_ONCE = 100;

/** Goes on with talks in which a flow waited for time to pass. */
export const continueFlows: TimerHandler = async (context, job) => {
  const keys = await context.keys(job.operatorId);
  const { consultationIds, nextAt } = await context.db.tenant(job.operatorId, (tx) =>
    selectElapsed(tx, job.deskId, { now: context.clock.now(), limit: AT_ONCE }),
  );
  for (const id of consultationIds)
    await context.db.tenant(job.operatorId, (tx) => continueFlow(tx, context, keys, { job, id }));
  return consultationIds.length === AT_ONCE ? context.clock.now() : nextAt;
};

async function continueFlow(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { job, id }: { job: TimerJob; id: string },
): Promise<void> {
  const row = await lockConsultation(tx, id);
  const [run] = await selectRuns(tx, [id]);
  const now = context.clock.now();
  if (!row || !run?.wait_until || run.wait_until > now) return;
  const flow = (await flowVersions(tx, [run.version_id])).get(run.version_id);
  // A person has the talk, or it is over: there is nothing left to wait for.
  if (row.state !== 'bot' || !flow) return endWait(tx, id);
  const here = await loadDeskToday(tx, context, job.deskId);
  const desks = await loadFlowDesks(tx, context, here, [flow.document]);
  const key = keys.openConsultationKey(id, row.wrapped_key);
  const form = (await formOf(tx, [row.seeker_id])).get(row.seeker_id) ?? 'standard';
  const world = flowWorld(desks, {
    now,
    form,
    consultationId: id,
    assigned: (await selectCurrent(tx, [row.seeker_id])).size > 0,
    returning: row.ordinal > 1,
  });
  const state = openFlowState(key, id, run.sealed_state);
  const result = stepFlow(flow.document, state, { kind: 'elapsed' }, world);
  const { events } = await queueNotices(
    tx,
    context,
    keys,
    result.says.map((bubble, index) => ({
      deskId: row.desk_id,
      seekerId: row.seeker_id,
      talk: { id, key, seq: row.last_seq + index + 1, venue: row.venue },
      kind: 'flow',
      versionId: flow.versionId,
      ...bubble,
    })),
  );
  await writeRuns(tx, context, [
    {
      consultationId: id,
      deskId: job.deskId,
      key,
      versionId: flow.versionId,
      state: result.state,
      waitUntil: result.outcome.kind === 'waits' ? result.outcome.until : null,
      steps: result.path.map((node) => ({ consultationId: id, node, at: now, messageId: null })),
    },
  ]);
  for (const survey of result.surveys)
    await sendSurvey(tx, context, keys, {
      deskId: job.deskId,
      seekerId: row.seeker_id,
      consultationId: id,
      venue: row.venue,
      key: survey,
    });
  const talk = { ...row, last_seq: row.last_seq + result.says.length };
  await updateConsultation(tx, id, { last_seq: talk.last_seq });
  const after =
    result.outcome.kind === 'ends'
      ? await endTalk(tx, context, keys, { today: here, row: talk, kind: null, reason: 'bot_ended' })
      : result.outcome.kind === 'handoff'
        ? await moveTalk(tx, context, keys, {
            row: talk,
            deskId: destination(desks, result.outcome.to)?.deskId ?? talk.desk_id,
            by: null,
          })
        : [];
  if (result.outcome.kind === 'handoff')
    await recordAudit(
      tx,
      context.clock,
      { kind: 'system' },
      { action: 'consultation.handed_on', deskId: row.desk_id, subject: { kind: 'consultation', id } },
    );
  await announce(tx, context, [
    ...events,
    ...after,
    { kind: 'consultation', deskId: row.desk_id, consultationId: id },
  ]);
}
