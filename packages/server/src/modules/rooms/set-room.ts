import type { BodyOf, DeskRoom, RoomSettings, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { loadRoom } from './load-room.ts';
import { writeDeskRoomRow } from './settings-store.ts';

/** Writes where a desk talks inside a transaction of the caller, who has checked the rights. */
export async function writeDeskRoom(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, room, version }: { deskId: string; room: RoomSettings; version: number },
): Promise<DeskRoom> {
  const written = await writeDeskRoomRow(
    tx,
    deskId,
    {
      talks: room.talks,
      exit_url: room.exitUrl,
      liff_id: room.liffId,
      link_minutes: room.linkMinutes,
      idle_minutes: room.idleMinutes,
      grace_minutes: room.graceMinutes,
    },
    version,
  );
  if (!written)
    throw new AppError(
      'version_changed',
      'Somebody changed the room since. Read it again and repeat the change from its present version.',
    );
  await recordAudit(tx, context.clock, actor, {
    action: 'room.changed',
    deskId,
    subject: { kind: 'desk', id: deskId },
    details: { ...room },
  });
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'queue' }]);
  return loadRoom(tx, deskId);
}

export async function setRoom(
  context: Context,
  caller: Caller,
  deskId: string,
  { version, ...room }: BodyOf<typeof routes.setRoom>,
): Promise<DeskRoom> {
  requireDeskRight(caller, deskId, 'rules.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    return writeDeskRoom(tx, context, caller, { deskId, room, version });
  });
}
