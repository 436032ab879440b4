import type { MaterialTexts } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { readDesk } from '../desks/index.ts';
import { announceMaterials } from './material-changed.ts';
import { writeTexts } from './materials-store.ts';
import { textsOf, type Needs } from './paper-facts.ts';

/** Writes the texts inside a transaction of the caller, who has checked the rights; whether they differed. */
export async function changeTexts(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  to: { readonly deskId: string; readonly texts: MaterialTexts; readonly version?: number },
): Promise<boolean> {
  const present = await textsOf(tx, to.deskId);
  const version = to.version ?? present.version;
  const same = present.version > 0 && JSON.stringify(present.texts) === JSON.stringify(to.texts);
  if (same && version === present.version) return false;
  if (!(await writeTexts(tx, to.deskId, version, to.texts)))
    throw new AppError(
      'version_changed',
      'Somebody changed the texts since. Read them again and repeat the change from their present version.',
    );
  await recordAudit(tx, context.clock, actor, {
    action: 'material.texts_changed',
    deskId: to.deskId,
    subject: { kind: 'desk', id: to.deskId },
    details: { version: version + 1 },
  });
  await announceMaterials(tx, context, to.deskId);
  return true;
}

export async function setTexts(
  context: Needs & Pick<Context, 'hints'>,
  caller: Caller,
  to: { readonly deskId: string; readonly texts: MaterialTexts; readonly version: number },
): Promise<void> {
  requireDeskRight(caller, to.deskId, 'material.manage');
  await context.db.tenant(caller.operatorId, async (tx) => {
    await readDesk(tx, context, to.deskId);
    await changeTexts(tx, context, caller, to);
  });
}
