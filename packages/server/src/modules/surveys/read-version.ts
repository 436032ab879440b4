import type { SurveyVersion } from '@tomoshibi/contract';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockDesk } from '../desks/index.ts';
import { presentVersions } from './surveys-presenter.ts';
import { selectVersion, selectVersions, type VersionRow } from './versions-store.ts';

export interface SurveyPlace {
  readonly deskId: string;
  readonly surveyKey: string;
}

/** Locks the desk, through which all changes of its surveys go, and reads every version of one. */
export async function takeVersions(
  tx: OperatorTx,
  { deskId, surveyKey }: SurveyPlace,
): Promise<VersionRow[]> {
  if (!(await lockDesk(tx, { id: deskId }))) throw notFound('survey');
  return selectVersions(tx, deskId, surveyKey);
}

export function draftOf(versions: readonly VersionRow[]): VersionRow {
  const draft = versions.find(({ state }) => state === 'draft');
  if (!draft) throw notFound('draft of a survey');
  return draft;
}

export function requireRevision(seen: number, now: number): void {
  if (seen !== now)
    throw new AppError('version_changed', 'Somebody changed this draft meanwhile. Read it again.');
}

/** A version as the API shows it, as of this transaction. */
export async function readVersion(tx: OperatorTx, id: string): Promise<SurveyVersion> {
  const row = await selectVersion(tx, id);
  const [shown] = row ? await presentVersions(tx, [row]) : [];
  if (!shown) throw notFound('survey');
  return shown;
}
