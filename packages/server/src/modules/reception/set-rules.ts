import type { BodyOf, DeskRules, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { loadRules } from './read-rules.ts';
import { writeRules } from './rules-store.ts';

type Rules = Omit<DeskRules, 'version'>;

function faultOf({ nudgeMinutes, silenceMinutes }: Rules): AppError | null {
  if (nudgeMinutes === null || silenceMinutes === null || nudgeMinutes < silenceMinutes) return null;
  return new AppError('invalid_input', 'The question must come before the end of a silent talk.', [
    { field: 'nudgeMinutes', reason: 'must be less than silenceMinutes' },
  ]);
}

/** Writes the rules of a desk inside a transaction of the caller, who has checked the rights. */
export async function writeDeskRules(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, rules, version }: { deskId: string; rules: Rules; version: number },
): Promise<DeskRules> {
  const fault = faultOf(rules);
  if (fault) throw fault;
  const written = await writeRules(
    tx,
    deskId,
    {
      mode: rules.mode,
      media: rules.media,
      nudge_minutes: rules.nudgeMinutes,
      silence_minutes: rules.silenceMinutes,
      overrun_minutes: rules.overrunMinutes,
      place_minutes: rules.placeMinutes,
      outside_hours: rules.outsideHours,
      offer_at_opening: rules.offerAtOpening,
    },
    version,
  );
  if (!written)
    throw new AppError(
      'version_changed',
      'Somebody changed the rules since. Read them again and repeat the change from their present version.',
    );
  await recordAudit(tx, context.clock, actor, {
    action: 'rules.changed',
    deskId,
    subject: { kind: 'desk', id: deskId },
    details: { ...rules },
  });
  await wakeTimer(tx, context, { deskId, kind: 'reception', dueAt: context.clock.now() });
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'queue' }]);
  return loadRules(tx, deskId);
}

export async function setRules(
  context: Context,
  caller: Caller,
  deskId: string,
  { version, ...rules }: BodyOf<typeof routes.setRules>,
): Promise<DeskRules> {
  requireDeskRight(caller, deskId, 'rules.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    return writeDeskRules(tx, context, caller, { deskId, rules, version });
  });
}
