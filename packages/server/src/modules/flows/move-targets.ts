import { desksOf } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectActiveDeskId } from '../desks/index.ts';
import { selectSeeker } from '../seekers/index.ts';
import { flowInForce } from './versions/flow-in-force.ts';

/**
 * Desks a talk may be handed to: the one at whose LINE account the person wrote, and those its approved flow sends
 * people to. Between other desks nothing moves, since nobody told the person of them.
 */
export async function moveTargets(
  tx: OperatorTx,
  { seeker_id: seekerId, desk_id: deskId }: { seeker_id: string; desk_id: string },
): Promise<string[]> {
  const door = (await selectSeeker(tx, seekerId))?.desk_id;
  if (door === undefined) return [];
  const flow = await flowInForce(tx, door);
  const ids = [door];
  for (const code of flow ? desksOf(flow.document) : []) {
    const id = await selectActiveDeskId(tx, code);
    if (id !== null) ids.push(id);
  }
  return [...new Set(ids)].filter((id) => id !== deskId);
}
