import type { AlertTerm, BodyOf, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/violations.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announceSettings } from './announce-alerts.ts';
import { presentTerm } from './terms-presenter.ts';
import { insertTerm } from './terms-store.ts';

/** Adds a word the desk watches for from now on. */
export async function createTerm(
  context: Context,
  caller: Caller,
  deskId: string,
  input: BodyOf<typeof routes.createAlertTerm>,
): Promise<AlertTerm> {
  requireDeskRight(caller, deskId, 'alert.manage');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
      const row = {
        id: uuidv7(context.clock),
        desk_id: deskId,
        pattern: input.pattern,
        level: input.level,
        active: true,
        added_by: caller.staffId,
        added_at: context.clock.now(),
      };
      await insertTerm(tx, row);
      await recordAudit(tx, context.clock, caller, {
        action: 'alert_term.created',
        deskId,
        subject: { kind: 'alert_term', id: row.id },
        details: { level: row.level },
      });
      await announceSettings(tx, context, deskId);
      return presentTerm({ ...row, adder_name: caller.name });
    });
  } catch (error) {
    if (!violates(error, 'desk_terms_pattern_key')) throw error;
    throw new AppError('name_taken', 'The desk already watches for this word.', [
      { field: 'pattern', reason: 'is taken' },
    ]);
  }
}
