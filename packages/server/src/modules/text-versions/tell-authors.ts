import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { notify, settleNotifications } from '../notifications/index.ts';
import type { VersionRow } from './versions-store.ts';

/** A text was decided: nobody waits for it any more, and those who wrote or submitted it hear that it was. */
export async function tellAuthors(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  caller: Caller,
  row: VersionRow,
): Promise<void> {
  await settleNotifications(tx, context, { subjectId: row.id });
  await notify(tx, context, {
    deskId: row.desk_id,
    to: { staffIds: [...new Set([...row.authors, row.submitted_by].filter((id) => id !== null))] },
    kind: 'notice_decided',
    subject: { kind: 'notice', id: row.id },
    except: caller.staffId,
  });
}
