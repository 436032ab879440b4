import type { BodyOf, MaterialPlace, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/violations.ts';
import { recordAudit } from '../audit/index.ts';
import { nameTaken } from './create-place.ts';
import { announceMaterials } from './material-changed.ts';
import { presentPlace } from './materials-presenter.ts';
import { selectPlace, updatePlaceRow } from './materials-store.ts';

export async function updatePlace(
  context: Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>,
  caller: Caller,
  at: { readonly deskId: string; readonly placeId: string },
  change: BodyOf<typeof routes.updateMaterialPlace>,
): Promise<MaterialPlace> {
  requireDeskRight(caller, at.deskId, 'material.manage');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      const row = await selectPlace(tx, at.deskId, { id: at.placeId }, 'lock');
      if (!row) throw notFound('place');
      const next = {
        ...row,
        name: change.name ?? row.name,
        note: change.note ?? row.note,
        printed: change.printed ?? row.printed,
        active: change.active ?? row.active,
      };
      await updatePlaceRow(tx, next);
      await recordAudit(tx, context.clock, caller, {
        action: 'material.place_updated',
        deskId: at.deskId,
        subject: { kind: 'place', id: row.id },
        details: { printed: next.printed, active: next.active },
      });
      await announceMaterials(tx, context, at.deskId);
      return presentPlace(next, context.publicUrl);
    });
  } catch (error) {
    if (violates(error, 'material_places_name_key')) throw nameTaken();
    throw error;
  }
}
