import { AppError, notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockDesk } from '../desks/index.ts';
import type { VersionDoor } from './version-door.ts';
import { presentVersions } from './versions-presenter.ts';
import { selectVersion, type VersionKind, type VersionRow } from './versions-store.ts';

export interface VersionPlace {
  readonly deskId: string;
  readonly versionId: string;
}

async function findVersion<K extends VersionKind, Shown>(
  tx: OperatorTx,
  door: VersionDoor<K, Shown>,
  { deskId, versionId }: VersionPlace,
): Promise<VersionRow<K>> {
  const row = await selectVersion(tx, versionId, door.kinds);
  if (row?.desk_id !== deskId) throw notFound('text');
  return row;
}

/** A version as the API shows it, as of this transaction. */
export async function readVersion<K extends VersionKind, Shown>(
  tx: OperatorTx,
  door: VersionDoor<K, Shown>,
  place: VersionPlace,
): Promise<Shown> {
  const [shown] = await presentVersions(tx, door, [await findVersion(tx, door, place)]);
  if (!shown) throw notFound('text');
  return shown;
}

/** Locks the desk and finds a version that is in the wanted state. */
export async function takeVersion<K extends VersionKind, Shown>(
  tx: OperatorTx,
  door: VersionDoor<K, Shown>,
  place: VersionPlace,
  state: 'draft' | 'submitted',
): Promise<VersionRow<K>> {
  // All changes of a desk's texts go through its row, so that states are decided one after the other.
  if (!(await lockDesk(tx, { id: place.deskId }))) throw notFound('text');
  const row = await findVersion(tx, door, place);
  if (row.state !== state)
    throw new AppError('conflict', `This version is ${row.state}, not ${state}. Read the text again.`);
  return row;
}
