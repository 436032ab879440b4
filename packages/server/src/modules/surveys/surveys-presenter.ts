import type { DeskSurvey, StaffRef, SurveyVersion } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectNames } from '../text-versions/index.ts';
import type { VersionRow } from './versions-store.ts';

/** Versions with the names of those who had to do with them. */
export async function presentVersions(tx: OperatorTx, rows: readonly VersionRow[]): Promise<SurveyVersion[]> {
  const ids = rows.flatMap((row) => [...row.authors, ...(row.decided_by === null ? [] : [row.decided_by])]);
  const names = await selectNames(tx, [...new Set(ids)]);
  const person = (id: string): StaffRef => ({ staffId: id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    versionId: row.id,
    deskId: row.desk_id,
    key: row.key,
    number: row.number,
    state: row.state,
    ready: row.state === 'draft' && row.ready_at !== null,
    document: row.document,
    revision: row.revision,
    origin: row.origin,
    authors: row.authors.map(person),
    decidedBy: row.decided_by === null ? null : person(row.decided_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    comment: row.comment,
    inForceFrom: row.in_force_from?.toISOString() ?? null,
    inForceUntil: row.in_force_until?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** One entry a survey, by key. */
export function presentSurveys(
  versions: readonly SurveyVersion[],
  asked: ReadonlyMap<string, number>,
): DeskSurvey[] {
  const byKey = Map.groupBy(versions, ({ key }) => key);
  return [...byKey].map(([key, mine]) => ({
    key,
    inForce: mine.find(({ state }) => state === 'in_force') ?? null,
    draft: mine.find(({ state }) => state === 'draft') ?? null,
    asked: asked.get(key) ?? 0,
  }));
}
