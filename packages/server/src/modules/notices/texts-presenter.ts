import type { DeskText, StaffRef, TextVersion } from '@tomoshibi/contract';
import { TEXT_KINDS } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectNames, type TextVersionRow } from './text-versions-store.ts';

function presentVersion(row: TextVersionRow, names: ReadonlyMap<string, string>): TextVersion {
  const person = (id: string | null): StaffRef | null =>
    id === null ? null : { staffId: id, name: names.get(id) ?? '' };
  return {
    versionId: row.id,
    deskId: row.desk_id,
    kind: row.kind,
    number: row.number,
    state: row.state,
    turnedOff: row.turned_off,
    bodies: row.bodies,
    revision: row.revision,
    origin: row.origin,
    authors: row.authors.map((id) => ({ staffId: id, name: names.get(id) ?? '' })),
    submittedBy: person(row.submitted_by),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    decidedBy: person(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    comment: row.comment,
    inForceFrom: row.in_force_from?.toISOString() ?? null,
    inForceUntil: row.in_force_until?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Versions with the names of those who had to do with them. */
export async function presentVersions(
  tx: OperatorTx,
  rows: readonly TextVersionRow[],
): Promise<TextVersion[]> {
  const people = rows.flatMap((row) => [...row.authors, row.submitted_by, row.decided_by]);
  const ids = [...new Set(people.filter((id) => id !== null))];
  const names = await selectNames(tx, ids);
  return rows.map((row) => presentVersion(row, names));
}

/** One entry for every kind there is, in the order of the contract. */
export function presentTexts(versions: readonly TextVersion[]): DeskText[] {
  return TEXT_KINDS.map((kind) => {
    const mine = versions.filter((version) => version.kind === kind);
    const find = (...states: TextVersion['state'][]) =>
      mine.find(({ state }) => states.includes(state)) ?? null;
    return {
      kind,
      inForce: find('in_force', 'superseded'),
      open: find('draft', 'submitted'),
      sentBack: find('sent_back'),
    };
  });
}
