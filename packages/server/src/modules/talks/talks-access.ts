import type { ConsultationFacts, ConsultationState, DeskRight } from '@tomoshibi/contract';
import { deskRights, requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import {
  isServing,
  lockConsultation,
  selectConsultations,
  type FactsRow,
  type OpenFilter,
} from './talks-store.ts';

interface Visible {
  readonly deskId: string;
  readonly state: ConsultationState;
  readonly assigneeId: string | null;
}

/** Nobody of the staff has it: it waits, was kept, or the bot talks. */
export const isUnassigned = (state: ConsultationState): boolean =>
  state === 'waiting' || state === 'outside' || state === 'bot';

/**
 * Whether a caller may read a consultation: any of the desk with talk.read_any; else their own, and the waiting ones
 * if they may claim. History of a person being served is decided by accessConsultation.
 */
function maySee(caller: Caller, talk: Visible): boolean {
  const rights = deskRights(caller, talk.deskId);
  if (rights.has('talk.read_any')) return true;
  if (!rights.has('talk.read_own')) return false;
  if (talk.assigneeId === caller.staffId) return true;
  return isUnassigned(talk.state) && rights.has('talk.claim');
}

export function mayRead(
  caller: Caller,
  row: Pick<ConsultationRow, 'desk_id' | 'state' | 'assignee_id'>,
): boolean {
  return maySee(caller, { deskId: row.desk_id, state: row.state, assigneeId: row.assignee_id });
}

/** The open consultations `maySee` would let through at these desks, as the database finds them. */
export function openFilterOf(caller: Caller, deskIds: readonly string[]): OpenFilter {
  const having = (right: DeskRight) =>
    deskIds.filter(
      (deskId) => deskRights(caller, deskId).has('talk.read_own') && deskRights(caller, deskId).has(right),
    );
  return {
    staffId: caller.staffId,
    allAtDesks: having('talk.read_any'),
    waitingAtDesks: having('talk.claim'),
    ownAtDesks: having('talk.read_own'),
  };
}

export function mayReadFacts(caller: Caller, facts: ConsultationFacts): boolean {
  return maySee(caller, {
    deskId: facts.deskId,
    state: facts.state,
    assigneeId: facts.assignee?.staffId ?? null,
  });
}

/** Fetches a consultation the caller may read; missing and forbidden look alike. */
export async function accessConsultation(tx: OperatorTx, caller: Caller, id: string): Promise<FactsRow> {
  const [row] = await selectConsultations(tx, { ids: [id] });
  if (!row) throw notFound('consultation');
  if (mayRead(caller, row)) return row;
  const rights = deskRights(caller, row.desk_id);
  if (rights.has('talk.read_own') && (await isServing(tx, caller.staffId, row.seeker_id))) return row;
  throw notFound('consultation');
}

/**
 * Locks a consultation for a change. The caller must hold the right at its desk and be able to see it; a counselor
 * may learn that a colleague has the talk, so it is not hidden from people who may claim.
 */
export async function accessForChange(
  tx: OperatorTx,
  caller: Caller,
  id: string,
  right: DeskRight,
): Promise<ConsultationRow> {
  const row = await lockConsultation(tx, id);
  if (!row) throw notFound('consultation');
  const rights = deskRights(caller, row.desk_id);
  if (!rights.has('talk.read_own') && !rights.has('talk.read_any')) throw notFound('consultation');
  requireDeskRight(caller, row.desk_id, right);
  return row;
}

/** Only the counselor who has the talk may write into it or end it. */
export function requireOwnTalk(caller: Caller, row: ConsultationRow): void {
  if (row.state === 'closed')
    throw new AppError(
      'already_closed',
      'This consultation has ended. Reopen it to write to the person again.',
    );
  if (row.assignee_id !== caller.staffId)
    throw new AppError(
      'not_yours',
      'This consultation is not yours. Claim it, or ask a supervisor to take it over.',
    );
}
