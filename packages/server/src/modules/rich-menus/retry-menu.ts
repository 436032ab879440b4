import type { MenuAtLine } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { readDesk } from '../desks/index.ts';
import { announce } from '../live/index.ts';
import { MENU_TIMER } from './menu-timer.ts';
import { selectMenuDesk, updateMenuDesk } from './menus-store.ts';
import { readAtLine } from './read-menu.ts';

/** Has LINE asked again at once instead of after the pause; what LINE answered last stays shown until it answers. */
export async function retryMenu(
  context: Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>,
  caller: Caller,
  deskId: string,
): Promise<MenuAtLine> {
  requireDeskRight(caller, deskId, 'notice.edit');
  return context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, deskId);
    if (!(await selectMenuDesk(tx, deskId)))
      throw new AppError('conflict', 'No menu of this desk was ever in force. Have one approved first.');
    await recordAudit(tx, context.clock, caller, {
      action: 'menu.retried',
      deskId,
      subject: { kind: 'desk', id: deskId },
    });
    await updateMenuDesk(tx, deskId, { try_again_at: null });
    await wakeTimer(tx, context, { deskId, kind: MENU_TIMER, dueAt: context.clock.now() });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'menu' }]);
    return readAtLine(tx, context, deskId);
  });
}
