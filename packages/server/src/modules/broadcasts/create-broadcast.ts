import type { BroadcastContent, BroadcastDetail } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { readDesk } from '../desks/index.ts';
import { tellConsoles } from './broadcast-access.ts';
import { insertBroadcast } from './broadcasts-store.ts';
import { readBroadcast } from './read-broadcast.ts';

export async function createBroadcast(
  context: Context,
  caller: Caller,
  deskId: string,
  content: BroadcastContent,
): Promise<BroadcastDetail> {
  requireDeskRight(caller, deskId, 'broadcast.write');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const desk = await readDesk(tx, context, deskId);
    const id = uuidv7(context.clock);
    await insertBroadcast(tx, {
      id,
      desk_id: desk.deskId,
      state: 'draft',
      title: content.title,
      texts: content.texts,
      segment: content.segment,
      scheduled_for: content.scheduledFor === null ? null : new Date(content.scheduledFor),
      created_at: context.clock.now(),
      created_by: caller.staffId,
      written_by: caller.staffId,
    });
    await recordAudit(tx, context.clock, caller, {
      action: 'broadcast.created',
      deskId,
      subject: { kind: 'broadcast', id },
    });
    const detail = await readBroadcast(tx, { deskId, broadcastId: id });
    await tellConsoles(tx, context, deskId);
    return detail;
  });
}
