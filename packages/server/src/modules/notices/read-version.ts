import type { TextVersion } from '@tomoshibi/contract';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockDesk } from '../desks/index.ts';
import { selectTextVersion, type TextVersionRow } from './text-versions-store.ts';
import { presentVersions } from './texts-presenter.ts';

/** A version as the API shows it, as of this transaction. */
export async function readVersion(tx: OperatorTx, deskId: string, id: string): Promise<TextVersion> {
  const row = await selectTextVersion(tx, deskId, id);
  const [shown] = row ? await presentVersions(tx, [row]) : [];
  if (!shown) throw notFound('text');
  return shown;
}

export interface VersionPlace {
  readonly deskId: string;
  readonly versionId: string;
}

/** Locks the desk and finds a version that is in the wanted state. */
export async function takeVersion(
  tx: OperatorTx,
  { deskId, versionId }: VersionPlace,
  state: 'draft' | 'submitted',
): Promise<TextVersionRow> {
  // All changes of a desk's texts go through its row, so that states are decided one after the other.
  if (!(await lockDesk(tx, { id: deskId }))) throw notFound('text');
  const row = await selectTextVersion(tx, deskId, versionId);
  if (!row) throw notFound('text');
  if (row.state !== state)
    throw new AppError('conflict', `This version is ${row.state}, not ${state}. Read the text again.`);
  return row;
}
