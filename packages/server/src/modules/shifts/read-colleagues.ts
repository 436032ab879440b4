import type { OperatorTx } from '../../platform/db/database.ts';
import { selectMemberLimits, limitOf } from '../desks/index.ts';
import { selectPresent } from './attendance-store.ts';
import { countTalksOfEach } from './capacity-store.ts';

export interface Colleague {
  readonly staffId: string;
  readonly name: string;
  readonly active: number;
  readonly limit: number;
  readonly present: boolean;
}

/** Who of a desk could take over a talk: those who hold talks there, and how many they hold now. */
export async function readColleagues(tx: OperatorTx, deskId: string): Promise<Colleague[]> {
  const members = await selectMemberLimits(tx, deskId);
  const talks = await countTalksOfEach(tx, deskId);
  const present = new Set((await selectPresent(tx, deskId)).map((row) => row.staff_id));
  return members.map((member) => ({
    staffId: member.staff_id,
    name: member.name,
    active: talks.get(member.staff_id) ?? 0,
    limit: limitOf(member),
    present: present.has(member.staff_id),
  }));
}
