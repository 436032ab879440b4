import { TEXT_KINDS, type TextKind } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { insertVersion, selectKindsWithVersions } from '../text-versions/index.ts';
import { readyText } from './texts/index.ts';

/** Makes drafts from the ready texts for kinds that never had a version. Whoever takes them over is their author. */
export async function takeReadyTexts(
  context: Pick<Context, 'db' | 'clock' | 'hints'>,
  caller: Caller,
  deskId: string,
): Promise<{ drafted: TextKind[] }> {
  requireDeskRight(caller, deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const known = await selectKindsWithVersions(tx, deskId);
    const drafted = TEXT_KINDS.filter((kind) => !known.has(kind));
    for (const kind of drafted)
      await insertVersion(tx, {
        id: uuidv7(context.clock),
        desk_id: deskId,
        kind,
        number: 1,
        state: 'draft',
        bodies: readyText(kind),
        origin: 'console',
        authors: [caller.staffId],
        updated_at: context.clock.now(),
      });
    await recordAudit(tx, context.clock, caller, {
      action: 'notice.ready_taken',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { drafts: drafted.length },
    });
    await announce(tx, context, [{ deskId, kind: 'desk', topic: 'notices' }]);
    return { drafted };
  });
}
