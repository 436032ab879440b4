import type { DeskRole } from '@tomoshibi/contract';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit, type AuditEntry } from '../audit/index.ts';
import { deleteMembership, selectKnownDesks, selectMemberships, upsertMembership } from './staff-store.ts';

export interface WantedMemberships {
  readonly staffId: string;
  readonly desks: readonly { readonly deskId: string; readonly role: DeskRole }[];
}

function refuseDesk(position: number, reason: string): AppError {
  const field = `desks.${position}.deskId`;
  return new AppError('invalid_input', `The request is not as the API asks: ${field}: ${reason}`, [
    { field, reason },
  ]);
}

/** Makes the member's desks exactly these. Returns whether anything changed. */
export async function setMemberships(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  { staffId, desks }: WantedMemberships,
): Promise<boolean> {
  const known = await selectKnownDesks(
    tx,
    desks.map(({ deskId }) => deskId),
  );
  const wanted = new Map<string, DeskRole>();
  for (const [position, { deskId, role }] of desks.entries()) {
    if (wanted.has(deskId)) throw refuseDesk(position, 'is named twice');
    if (!known.has(deskId)) throw refuseDesk(position, 'there is no such desk');
    wanted.set(deskId, role);
  }
  const present = new Map((await selectMemberships(tx, staffId)).map(({ deskId, role }) => [deskId, role]));
  const subject = { kind: 'staff', id: staffId };
  const entries: AuditEntry[] = [];
  for (const deskId of present.keys()) {
    if (wanted.has(deskId)) continue;
    await deleteMembership(tx, staffId, deskId);
    entries.push({ action: 'member.removed', deskId, subject });
  }
  for (const [deskId, role] of wanted) {
    if (present.get(deskId) === role) continue;
    await upsertMembership(tx, { staffId, deskId, role });
    entries.push({ action: 'member.set', deskId, subject, details: { role } });
  }
  await recordAudit(tx, context.clock, actor, ...entries);
  return entries.length > 0;
}
