import type { Context } from '../../platform/context.ts';
import type { ConsultationKey, OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { writeRuns } from '../flows/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { queueNotices } from '../outgoing/index.ts';
import { endTalk } from '../reception/index.ts';
import { sendSurvey } from '../surveys/index.ts';
import { lockConsultation } from '../talks/index.ts';
import type { PlacedSay } from './place-says.ts';
import type { Planned } from './planned.ts';

interface Keys {
  readonly talkKeys: ReadonlyMap<string, ConsultationKey>;
}

function keyOf(talkKeys: ReadonlyMap<string, ConsultationKey>, talkId: string): ConsultationKey {
  const key = talkKeys.get(talkId);
  if (!key) throw new Error('A talk of the bot has no key');
  return key;
}

/** Hands what the bot says to the lanes; it is shown in the talk like every text of the desk. */
export async function sendSays(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  keys: OperatorKeys,
  { says, talkKeys }: Keys & { readonly says: readonly PlacedSay[] },
): Promise<DeskEvent[]> {
  const { events } = await queueNotices(
    tx,
    context,
    keys,
    says.map(({ deskId, seekerId, talkId, seq, venue, versionId, bubble }) => ({
      deskId,
      seekerId,
      talk: { id: talkId, key: keyOf(talkKeys, talkId), seq, venue },
      kind: 'flow',
      versionId,
      ...bubble,
    })),
  );
  return events;
}

/** Writes where the runs of a batch stand, asks what they want asked, and ends the talks whose flow came to its end. */
export async function writeFlows(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { runs, today, talkKeys }: Planned & Keys,
): Promise<DeskEvent[]> {
  await writeRuns(
    tx,
    context,
    runs.map(({ talk, flow, state, waitUntil, steps }) => ({
      consultationId: talk.id,
      deskId: today.deskId,
      key: keyOf(talkKeys, talk.id),
      versionId: flow.versionId,
      state,
      waitUntil,
      steps,
    })),
  );
  const { deskId } = today;
  for (const { talk, seeker, surveys } of runs)
    for (const key of surveys)
      await sendSurvey(tx, context, keys, {
        deskId,
        seekerId: seeker.id,
        consultationId: talk.id,
        venue: talk.venue,
        key,
      });
  const events: DeskEvent[] = [];
  for (const { talk, ended } of runs) {
    const row = ended ? await lockConsultation(tx, talk.id) : undefined;
    if (row)
      events.push(...(await endTalk(tx, context, keys, { today, row, kind: null, reason: 'bot_ended' })));
  }
  return events;
}
