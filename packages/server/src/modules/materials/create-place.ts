import type { BodyOf, MaterialPlace, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { violates } from '../../platform/db/violations.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { readDesk } from '../desks/index.ts';
import { announceMaterials } from './material-changed.ts';
import { presentPlace } from './materials-presenter.ts';
import { insertPlace, selectPlaces, type PlaceRow } from './materials-store.ts';
import { newPlaceCode } from './place-code.ts';

/** A desk lays out paper at schools and shops, not at more places than anybody could look after. */
const MOST_PLACES = 500;

type NewPlace = BodyOf<typeof routes.createMaterialPlace>;

export const nameTaken = (): AppError =>
  new AppError('name_taken', 'There is a place of this name at the desk already.', [
    { field: 'name', reason: 'is taken' },
  ]);

/** Adds a place inside a transaction of the caller, who has checked the rights. */
export async function addPlace(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, place }: { readonly deskId: string; readonly place: NewPlace },
): Promise<PlaceRow> {
  if ((await selectPlaces(tx, deskId)).length >= MOST_PLACES)
    throw new AppError('conflict', `A desk may have ${MOST_PLACES} places; remove those no longer used.`);
  const row = { id: uuidv7(context.clock), desk_id: deskId, active: true, ...place };
  for (;;) {
    const made = { ...row, code: newPlaceCode() };
    // Codes are unique in the whole installation; among a hundred million, another try is enough.
    if (!(await insertPlace(tx, made, context.clock.now()))) continue;
    await recordAudit(tx, context.clock, actor, {
      action: 'material.place_created',
      deskId,
      subject: { kind: 'place', id: row.id },
      details: { printed: row.printed },
    });
    await announceMaterials(tx, context, deskId);
    return made;
  }
}

export async function createPlace(
  context: Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>,
  caller: Caller,
  deskId: string,
  place: NewPlace,
): Promise<MaterialPlace> {
  requireDeskRight(caller, deskId, 'material.manage');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return presentPlace(await addPlace(tx, context, caller, { deskId, place }), context.publicUrl);
    });
  } catch (error) {
    if (violates(error, 'material_places_name_key')) throw nameTaken();
    throw error;
  }
}
