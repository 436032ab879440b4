import { checkSurvey, type SurveyDocument } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectInForce } from './versions-store.ts';

/** Refuses what could not be asked of anybody. */
export function requireRightSurvey(document: SurveyDocument): void {
  const faults = checkSurvey(document).map(({ field, reason }) => ({ field: `document.${field}`, reason }));
  if (faults.length === 0) return;
  const named = faults.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  throw new AppError('invalid_input', `The survey is not right: ${named}`.slice(0, 500), faults);
}

const comesAtEnd = ({ send }: SurveyDocument): boolean => send.atEnd || send.afterSilence;
const comesLater = ({ send }: SurveyDocument): boolean => send.laterDays !== null;

/** Nobody is asked twice for the same talk: one survey a desk comes at the end, and one later. */
export async function requireFreeMoment(
  tx: OperatorTx,
  { deskId, key, document }: { deskId: string; key: string; document: SurveyDocument },
): Promise<void> {
  for (const other of await selectInForce(tx, deskId)) {
    if (other.key === key) continue;
    const both = (comes: (of: SurveyDocument) => boolean) => comes(document) && comes(other.document);
    if (both(comesAtEnd) || both(comesLater))
      throw new AppError(
        'conflict',
        `Another survey of this desk (${other.key}) is sent at the same moment. Stop it first, or send this one at another.`,
      );
  }
}
