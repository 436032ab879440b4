import type { Absence, AssignedPerson, Assignment, StaffRef } from '@tomoshibi/contract';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import { lineNamePlace } from '../seekers/index.ts';
import type { AbsenceView } from './absences-store.ts';
import type { AssignedRow, AssignmentRow } from './assignments-store.ts';

type Names = ReadonlyMap<string, string>;

/** Everybody of the staff whom a tie names. */
export const staffOf = (row: AssignmentRow): string[] => [
  row.staff_id,
  ...row.deputies,
  row.set_by,
  ...(row.ended_by ? [row.ended_by] : []),
];

const staffRef = (staffId: string, names: Names): StaffRef => ({ staffId, name: names.get(staffId) ?? '' });

export function presentAssignment(row: AssignmentRow, names: Names): Assignment {
  return {
    assignmentId: row.id,
    counselor: staffRef(row.staff_id, names),
    deputies: row.deputies.map((staffId) => staffRef(staffId, names)),
    since: row.since.toISOString(),
    setBy: staffRef(row.set_by, names),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by ? staffRef(row.ended_by, names) : null,
  };
}

function labelOf(row: AssignedRow, keys: OperatorKeys): string {
  if (row.name_display !== 'line_name' || !row.sealed_line_name) return row.pseudonym;
  return keys.unseal(lineNamePlace(row.seeker_id), row.sealed_line_name).toString('utf8');
}

export function presentAssigned(
  row: AssignedRow,
  { keys, names, there }: { keys: OperatorKeys; names: Names; there: ReadonlySet<string> },
): AssignedPerson {
  return {
    seekerId: row.seeker_id,
    label: labelOf(row, keys),
    pseudonym: row.pseudonym,
    assignment: presentAssignment(row, names),
    away: [row.staff_id, ...row.deputies].filter((staffId) => !there.has(staffId)),
    talk: row.consultation_id && row.state ? { consultationId: row.consultation_id, state: row.state } : null,
  };
}

/** Where the note of an absence is sealed. */
export const absenceNotePlace = (absenceId: string): string => `absences|${absenceId}`;

export function presentAbsence(row: AbsenceView, keys: OperatorKeys): Absence {
  return {
    absenceId: row.id,
    staff: { staffId: row.staff_id, name: row.name },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    everywhere: row.desk_id === null,
    note: row.sealed_note && keys.unseal(absenceNotePlace(row.id), row.sealed_note).toString('utf8'),
  };
}
