import { hasDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { VersionRow } from './versions-store.ts';

/**
 * Why somebody may not decide about a submitted text, or null. Two people see every text (R21): who wrote or submitted
 * it never decides. The authority's officer decides; only where the desk has no officer who can sign in, a supervisor.
 */
export function decisionFault(
  caller: Caller,
  row: Pick<VersionRow, 'desk_id' | 'authors' | 'submitted_by'>,
  officerPresent: boolean,
): string | null {
  if (!hasDeskRight(caller, row.desk_id, 'notice.approve'))
    return 'Your role at this desk does not include notice.approve.';
  if (row.authors.includes(caller.staffId) || row.submitted_by === caller.staffId)
    return 'You wrote or submitted this text. Somebody else has to decide about it.';
  if (officerPresent && caller.deskRoles.get(row.desk_id) !== 'officer')
    return "The authority's officer of this desk decides about its texts.";
  return null;
}

export function requireDecision(
  caller: Caller,
  row: Pick<VersionRow, 'desk_id' | 'authors' | 'submitted_by'>,
  officerPresent: boolean,
): void {
  const fault = decisionFault(caller, row, officerPresent);
  if (fault !== null) throw new AppError('forbidden', fault);
}
