import type { DeskRight } from '@tomoshibi/contract';
import { deskRights, requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { lockSeekers, selectSeeker } from '../seekers/index.ts';

/** The desk of a person at whom the caller has the right; missing and forbidden look alike. */
export async function accessSeeker(
  tx: OperatorTx,
  caller: Caller,
  seekerId: string,
  right: DeskRight,
): Promise<{ deskId: string }> {
  const seeker = await selectSeeker(tx, seekerId);
  if (!seeker || !deskRights(caller, seeker.desk_id).has('desk.read')) throw notFound('person');
  requireDeskRight(caller, seeker.desk_id, right);
  return { deskId: seeker.desk_id };
}

/** The same for a change: whatever concerns one person is done one after the other. */
export async function accessSeekerForChange(
  tx: OperatorTx,
  caller: Caller,
  seekerId: string,
  right: DeskRight,
): Promise<{ deskId: string }> {
  const found = await accessSeeker(tx, caller, seekerId, right);
  await lockSeekers(tx, [seekerId]);
  return found;
}
