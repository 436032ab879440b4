import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import { formOf } from '../notices/index.ts';
import { loadRoom } from '../rooms/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import type { RoomOwner } from './access-store.ts';

/** What the pages of a room say of its desk. Nothing in it tells whose room it is. */
export interface DoorFacts {
  readonly deskName: string;
  readonly liffId: string | null;
  readonly lineUrl: string | null;
  /** The form the person chose. */
  readonly form: string;
}

export async function readDoor(context: Context, owner: RoomOwner): Promise<DoorFacts | null> {
  return context.db.tenant(owner.operatorId, async (tx) => {
    const seeker = await selectSeeker(tx, owner.seekerId);
    if (!seeker) return null;
    const desk = await readDesk(tx, context, seeker.desk_id);
    const { liffId } = await loadRoom(tx, seeker.desk_id);
    const basicId = seeker.line_user_index ? (desk.channel?.basicId ?? null) : null;
    const forms = await formOf(tx, [seeker.id]);
    return {
      deskName: desk.name,
      // Whoever has no LINE is not asked to open the link there.
      liffId: seeker.line_user_index ? liffId : null,
      lineUrl: basicId === null ? null : `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`,
      form: forms.get(seeker.id) ?? 'standard',
    };
  });
}
