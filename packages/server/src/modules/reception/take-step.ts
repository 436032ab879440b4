import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import type { DeskEvent } from '../live/index.ts';
import { notify } from '../notifications/index.ts';
import { updateConsultation } from '../talks/index.ts';
import { addUnreached } from '../unreached/index.ts';
import type { DeskToday } from './desk-today.ts';
import type { DueStep } from './due-steps.ts';
import { endTalk } from './end-talk.ts';
import { sayInTalk } from './say-in-talk.ts';

interface Step {
  readonly today: DeskToday;
  readonly row: ConsultationRow;
  readonly step: DueStep;
  readonly ahead: number | null;
}

/** Does one due step of a locked talk; answers what to announce. */
export async function takeStep(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  { today, row, step, ahead }: Step,
): Promise<DeskEvent[]> {
  switch (step) {
    case 'nudge':
      return speak(tx, context, keys, { today, row, kind: 'nudge', ahead });
    case 'place':
      return speak(tx, context, keys, { today, row, kind: 'place_update', ahead });
    case 'silence':
      return endTalk(tx, context, keys, { today, row, kind: 'timed_out', reason: 'no_answer' });
    case 'overrun':
      return endTalk(tx, context, keys, { today, row, kind: 'ended', reason: 'desk_closed' });
    case 'bot_left':
      return endTalk(tx, context, keys, { today, row, kind: null, reason: 'bot_left' });
    case 'put_away':
      return endTalk(tx, context, keys, { today, row, kind: null, reason: 'not_reached' });
    case 'not_reached': {
      await addUnreached(tx, [
        {
          id: uuidv7(context.clock),
          deskId: row.desk_id,
          seekerId: row.seeker_id,
          consultationId: row.id,
          reason: 'not_reached',
          since: row.waiting_since ?? row.opened_at,
        },
      ]);
      await notify(tx, context, {
        deskId: row.desk_id,
        to: { right: 'unreached.manage' },
        kind: 'unreached',
      });
      const ended = await endTalk(tx, context, keys, {
        today,
        row,
        kind: 'not_reached',
        reason: 'not_reached',
      });
      return [...ended, { kind: 'desk', deskId: row.desk_id, topic: 'ledger' }];
    }
  }
}

async function speak(
  tx: OperatorTx,
  context: Context,
  keys: OperatorKeys,
  said: { today: DeskToday; row: ConsultationRow; kind: 'nudge' | 'place_update'; ahead: number | null },
): Promise<DeskEvent[]> {
  const { today, row, kind, ahead } = said;
  const values = ahead === null ? {} : { ahead };
  const { lastSeq, events } = await sayInTalk(tx, context, keys, { today, talk: row, kind, values });
  const now = context.clock.now();
  // Also where no text says it: the pause until the next step counts from here.
  await updateConsultation(tx, row.id, {
    last_seq: lastSeq,
    ...(kind === 'nudge' ? { nudged_at: now } : { told_at: now, told_place: ahead, told_kind: kind }),
  });
  await recordAudit(
    tx,
    context.clock,
    { kind: 'system' },
    {
      action: kind === 'nudge' ? 'seeker.nudged' : 'seeker.place_told',
      deskId: row.desk_id,
      subject: { kind: 'consultation', id: row.id },
    },
  );
  return [...events, { kind: 'consultation', deskId: row.desk_id, consultationId: row.id }];
}
