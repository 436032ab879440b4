import type { BodyOf, Desk, routes } from '@tomoshibi/contract';
import type { Selectable } from 'kysely';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { DeskRow } from '../../platform/db/tables.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged } from './desk-changed.ts';
import { lockDesk, updateDeskRow } from './desks-store.ts';
import { readDesk } from './read-desk.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints' | 'publicUrl'>;
type Row = Selectable<DeskRow>;

export interface DeskChange {
  readonly authorityId?: string | undefined;
  readonly name?: string | undefined;
  readonly nameDisplay?: Row['name_display'] | undefined;
  readonly talkLimit?: number | undefined;
  readonly state?: Row['state'] | undefined;
}

/**
 * Writes what differs from the locked row, inside a transaction of the caller, who has checked the rights. Answers
 * with the names of the changed settings.
 */
export async function changeDesk(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  change: { readonly row: Row; readonly to: DeskChange },
): Promise<string[]> {
  const { row, to } = change;
  const next = {
    authority_id: to.authorityId ?? row.authority_id,
    name: to.name ?? row.name,
    name_display: to.nameDisplay ?? row.name_display,
    talk_limit: to.talkLimit ?? row.talk_limit,
    state: to.state ?? row.state,
  };
  const changed = Object.entries({
    authority: next.authority_id !== row.authority_id,
    name: next.name !== row.name,
    nameDisplay: next.name_display !== row.name_display,
    talkLimit: next.talk_limit !== row.talk_limit,
    state: next.state !== row.state,
  }).flatMap(([setting, differs]) => (differs ? [setting] : []));
  if (changed.length === 0) return [];
  await updateDeskRow(tx, row.id, next);
  await recordAudit(tx, context.clock, actor, {
    action: 'desk.updated',
    deskId: row.id,
    subject: { kind: 'desk', id: row.id },
    details: {
      changed: changed.join(' '),
      nameDisplay: next.name_display,
      talkLimit: next.talk_limit,
      state: next.state,
    },
  });
  await announceDeskChanged(tx, context, row.id);
  return changed;
}

export async function updateDesk(
  context: Needs,
  caller: Caller,
  deskId: string,
  input: BodyOf<typeof routes.updateDesk>,
): Promise<Desk> {
  requireDeskRight(caller, deskId, 'desk.manage');
  const { version, ...to } = input;
  return context.db.tenant(caller.operatorId, async (tx) => {
    const row = await lockDesk(tx, { id: deskId });
    if (!row) throw notFound('desk');
    if (row.version !== version)
      throw new AppError(
        'version_changed',
        'Somebody changed the desk since. Read it again and repeat the change from its present version.',
      );
    await changeDesk(tx, context, caller, { row, to });
    return readDesk(tx, context, deskId);
  });
}
