import type { StaffRef, VersionFacts } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectNames } from './people-store.ts';
import type { VersionDoor } from './version-door.ts';
import type { VersionKind, VersionRow } from './versions-store.ts';

function factsOf(row: VersionRow, names: ReadonlyMap<string, string>): VersionFacts {
  const person = (id: string | null): StaffRef | null =>
    id === null ? null : { staffId: id, name: names.get(id) ?? '' };
  return {
    versionId: row.id,
    deskId: row.desk_id,
    number: row.number,
    state: row.state,
    turnedOff: row.turned_off,
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
export async function presentVersions<K extends VersionKind, Shown>(
  tx: OperatorTx,
  door: Pick<VersionDoor<K, Shown>, 'present'>,
  rows: readonly VersionRow<K>[],
): Promise<Shown[]> {
  const people = rows.flatMap((row) => [...row.authors, row.submitted_by, row.decided_by]);
  const ids = [...new Set(people.filter((id) => id !== null))];
  const names = await selectNames(tx, ids);
  return rows.map((row) => door.present(row, factsOf(row, names)));
}
