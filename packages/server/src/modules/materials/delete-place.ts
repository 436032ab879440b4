import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceMaterials } from './material-changed.ts';
import { deletePlaceRow, isCounted, selectPlace } from './materials-store.ts';

/** Removes a place of which nothing was counted; paper that is out must go on leading to the desk. */
export async function deletePlace(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  at: { readonly deskId: string; readonly placeId: string },
): Promise<void> {
  requireDeskRight(caller, at.deskId, 'material.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    const row = await selectPlace(tx, at.deskId, { id: at.placeId }, 'lock');
    if (!row) throw notFound('place');
    if (await isCounted(tx, row.id))
      throw new AppError(
        'conflict',
        'People came by this place, so its figures are kept. Set it inactive instead.',
      );
    await deletePlaceRow(tx, row.id);
    await recordAudit(tx, context.clock, caller, {
      action: 'material.place_deleted',
      deskId: at.deskId,
      subject: { kind: 'place', id: row.id },
    });
    await announceMaterials(tx, context, at.deskId);
  });
}
