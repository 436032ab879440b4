import type { BodyOf, CapacitySettings, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { selectSettings, writeSettings } from './capacity-store.ts';
import { announceShifts } from './shifts-changed.ts';

/** Writes the settings inside a transaction of the caller, who has checked the rights and locked the desk. */
export async function writeDeskCapacity(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, settings }: { deskId: string; settings: CapacitySettings },
): Promise<void> {
  if (new Set(settings.attestations).size < settings.attestations.length)
    throw new AppError('invalid_input', 'Each thing to confirm may be named once.', [
      { field: 'attestations', reason: 'is there twice' },
    ]);
  await writeSettings(tx, deskId, settings);
  const { attestations, ...rest } = settings;
  await recordAudit(tx, context.clock, actor, {
    action: 'capacity.set',
    deskId,
    subject: { kind: 'desk', id: deskId },
    details: { ...rest, attestations: attestations.length },
  });
  await announceShifts(tx, context, deskId);
}

/** Sets how a desk counts its seats, what it needs to open, and how people check in. */
export async function setCapacity(
  context: Context,
  caller: Caller,
  deskId: string,
  settings: BodyOf<typeof routes.setCapacity>,
): Promise<CapacitySettings> {
  requireDeskRight(caller, deskId, 'shift.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    await writeDeskCapacity(tx, context, caller, { deskId, settings });
    return selectSettings(tx, deskId);
  });
}
