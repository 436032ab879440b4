import { TEXT_KINDS, type TextKind } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectCurrent, type VersionRow } from '../text-versions/index.ts';

/** For every kind of text: what is in force, what is open, and the newest one when it was sent back. */
export function currentTexts(tx: OperatorTx, deskId: string): Promise<VersionRow<TextKind>[]> {
  return selectCurrent(tx, deskId, TEXT_KINDS);
}
