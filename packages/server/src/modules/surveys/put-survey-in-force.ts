import { isSurveyPreset, SURVEY_PRESETS, type SurveyDocument } from '@tomoshibi/contract';
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { requireFreeMoment } from './right-survey.ts';
import { endInForce, insertVersion, nextNumber, selectVersions } from './versions-store.ts';

/** A survey as a desk file has it: itself, `ready` for the preset of its key, or `off`. */
export type WantedSurvey = SurveyDocument | 'ready' | 'off';

const readyFor = (key: string, known: boolean): SurveyDocument | null =>
  !known && isSurveyPreset(key) ? SURVEY_PRESETS[key] : null;

type Done = 'created' | 'changed' | 'stopped';

/**
 * Makes a survey what a desk file says, without approval: whoever runs it administers the whole installation. Drafts
 * stay, and `ready` never takes the place of what the desk's people had approved or stopped. The caller has locked
 * the desk.
 */
export async function putSurveyInForce(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, key, wanted }: { deskId: string; key: string; wanted: WantedSurvey },
): Promise<Done | null> {
  const versions = await selectVersions(tx, deskId, key);
  const inForce = versions.find(({ state }) => state === 'in_force');
  const known = versions.some(({ state }) => state !== 'draft');
  const at = context.clock.now();
  if (wanted === 'off') {
    if (!inForce) return null;
    await endInForce(tx, { deskId, key }, { state: 'stopped', at });
    await told(tx, context, actor, { deskId, key, id: inForce.id, action: 'survey.stopped' });
    return 'stopped';
  }
  const document = wanted === 'ready' ? readyFor(key, known) : wanted;
  if (document === null || isDeepStrictEqual(inForce?.document, document)) return null;
  await requireFreeMoment(tx, { deskId, key, document });
  await endInForce(tx, { deskId, key }, { state: 'superseded', at });
  const id = uuidv7(context.clock);
  await insertVersion(tx, {
    id,
    desk_id: deskId,
    key,
    number: await nextNumber(tx, deskId, key),
    state: 'in_force',
    document,
    origin: 'file',
    decided_at: at,
    in_force_from: at,
    updated_at: at,
  });
  await told(tx, context, actor, { deskId, key, id, action: 'survey.put_in_force' });
  return known ? 'changed' : 'created';
}

async function told(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, key, id, action }: { deskId: string; key: string; id: string; action: string },
): Promise<void> {
  await recordAudit(tx, context.clock, actor, {
    action,
    deskId,
    subject: { kind: 'survey', id },
    details: { key, by: 'file' },
  });
  await announce(tx, context, [{ deskId, kind: 'desk', topic: 'surveys' }]);
}
