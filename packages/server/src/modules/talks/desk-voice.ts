import type { CloseReason } from '@tomoshibi/contract';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { ConsultationRow } from '../../platform/db/tables.ts';
import type { DeskEvent } from '../live/index.ts';

/** Texts that belong to what staff do with a talk; said only where the desk has one in force. */
export type SpokenKind = 'started' | 'ended' | 'timed_out';

/** The desk's own words in a talk; given by the part of the system that knows its texts. */
export interface DeskVoice {
  /** Answers the talk's new last place and what is to be announced. */
  say(
    tx: OperatorTx,
    keys: OperatorKeys,
    said: { readonly talk: ConsultationRow; readonly kind: SpokenKind; readonly counselor: string },
  ): Promise<{ readonly lastSeq: number; readonly events: readonly DeskEvent[] }>;
  /** What the person is asked once a talk has ended; it stands in no talk. */
  askAfterEnd(
    tx: OperatorTx,
    keys: OperatorKeys,
    ended: { readonly talk: ConsultationRow; readonly reason: CloseReason },
  ): Promise<void>;
}
