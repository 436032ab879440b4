import { isDeepStrictEqual } from 'node:util';
import type { BodyOf, DeskHours, routes, Timetable } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { lockDesk } from '../desks/index.ts';
import { announceHoursChanged } from './hours-changed.ts';
import { insertTimetable } from './hours-store.ts';
import { hoursOf } from './load-hours.ts';
import { readHours, readHoursRow } from './read-hours.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'hints'>;

async function writeVersion(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  next: { readonly deskId: string; readonly version: number; readonly timetable: Timetable | null },
): Promise<void> {
  await insertTimetable(tx, {
    ...next,
    id: uuidv7(context.clock),
    savedAt: context.clock.now(),
    savedBy: 'staffId' in actor ? actor.staffId : null,
  });
  await recordAudit(tx, context.clock, actor, {
    action: 'hours.saved',
    deskId: next.deskId,
    subject: { kind: 'desk', id: next.deskId },
    details: { version: next.version, limited: next.timetable !== null },
  });
  await announceHoursChanged(tx, context, next.deskId);
}

/**
 * Makes a timetable the one in force, unless it is already; inside a transaction of the caller, who has checked the
 * rights and locked the desk. Answers whether something changed.
 */
export async function applyTimetable(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, timetable }: { readonly deskId: string; readonly timetable: Timetable | null },
): Promise<boolean> {
  const row = await readHoursRow(tx, deskId);
  if (isDeepStrictEqual(hoursOf(row).timetable, timetable)) return false;
  await writeVersion(tx, context, actor, { deskId, version: (row.version ?? 0) + 1, timetable });
  return true;
}

export async function saveHours(
  context: Needs,
  caller: Caller,
  deskId: string,
  { version, timetable }: BodyOf<typeof routes.saveHours>,
): Promise<DeskHours> {
  requireDeskRight(caller, deskId, 'hours.manage');
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    const row = await readHoursRow(tx, deskId);
    if ((row.version ?? 0) !== version)
      throw new AppError(
        'version_changed',
        'Somebody saved the hours since. Read them again and repeat the change from the present version.',
      );
    await writeVersion(tx, context, caller, { deskId, version: version + 1, timetable });
    return readHours(tx, context, deskId);
  });
}
