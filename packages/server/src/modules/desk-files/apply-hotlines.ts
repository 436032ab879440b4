import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import {
  addHotline,
  noteChecked,
  READY_HOTLINES,
  selectDeskHotlines,
  selectHotlines,
  writeDeskHotlines,
} from '../hotlines/index.ts';
import type { Change } from './change.ts';
import type { DeskFile } from './desk-file.ts';
import { DeskFileError } from './desk-file-error.ts';

type Entry = NonNullable<DeskFile['hotlines']>[number];

/** The day a moment falls on in Japan, which has no summer time. */
export const dayInJapan = (at: Date): string =>
  new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
/** Noon in Japan, so that the day is the same wherever it is shown. */
const noon = (day: string): Date => new Date(`${day}T12:00:00+09:00`);

const fault = (index: number, field: string, reason: string) =>
  new DeskFileError([{ path: `hotlines.${index}.${field}`, line: null, reason }]);

/** The line of this number, taken from the ready list when the directory lacks it, with the day it was checked. */
async function ensureLine(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  { entry, index }: { entry: Entry; index: number },
): Promise<{ id: string; changed: boolean }> {
  const known = (await selectHotlines(tx)).find(({ number }) => number === entry.number);
  const checkedAt = entry.checkedOn === undefined ? null : noon(entry.checkedOn);
  if (checkedAt && checkedAt.getTime() > context.clock.now().getTime() + 86_400_000)
    throw fault(index, 'checkedOn', 'is a day that has not come yet');
  if (known && !known.active) throw fault(index, 'number', 'is not in use any more');
  if (!(known?.checked_at ?? checkedAt))
    throw fault(index, 'checkedOn', 'must say when the line was checked on its own site, as 2026-11-20');
  if (known) {
    // What somebody noted in the console later than the file counts.
    if (!checkedAt || (known.checked_at && dayInJapan(known.checked_at) >= dayInJapan(checkedAt)))
      return { id: known.id, changed: false };
    await noteChecked(tx, context, actor, { ...known, at: checkedAt });
    return { id: known.id, changed: true };
  }
  const facts = READY_HOTLINES.find(({ number }) => number === entry.number);
  if (!facts) throw fault(index, 'number', 'is not in the directory; add it in the console first');
  return { id: await addHotline(tx, context, actor, { facts, checkedAt }), changed: true };
}

/** Chooses the file's phone lines for the desk, in its order. */
export async function applyHotlines(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  { deskId, hotlines }: { deskId: string; hotlines: DeskFile['hotlines'] },
): Promise<Change[]> {
  if (hotlines === undefined) return [];
  const lines: { id: string; changed: boolean }[] = [];
  for (const [index, entry] of hotlines.entries())
    lines.push(await ensureLine(tx, context, actor, { entry, index }));
  const ids = lines.map(({ id }) => id);
  const chosen = (await selectDeskHotlines(tx, deskId)).map(({ id }) => id);
  const same = ids.length === chosen.length && ids.every((id, index) => id === chosen[index]);
  if (!same) await writeDeskHotlines(tx, context, actor, { deskId, hotlineIds: ids });
  if (same && !lines.some(({ changed }) => changed)) return [];
  return [{ what: 'hotlines', name: `${ids.length}`, done: same ? 'checked' : 'chosen' }];
}
