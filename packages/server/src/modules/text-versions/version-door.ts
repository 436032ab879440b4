import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { VersionFacts } from '@tomoshibi/contract';
import type { VersionContent, VersionKind, VersionRow } from './versions-store.ts';

export type VersionContext = Pick<Context, 'db' | 'clock' | 'hints'>;

/** Words and rules by which one sort of text goes through draft, submission and approval. */
export interface VersionDoor<K extends VersionKind, Shown> {
  readonly kinds: readonly K[];
  /** How audit rows name it. */
  readonly noun: 'notice' | 'flow' | 'menu';
  readonly topic: 'notices' | 'flow' | 'menu';
  /** Throws with everything for which a draft cannot be handed in. */
  readonly requireRight: (tx: OperatorTx, draft: VersionContent<K> & { deskId: string }) => Promise<void>;
  /** What comes with a version that has just come in force. */
  readonly inForce: (tx: OperatorTx, row: VersionRow<K>) => Promise<void>;
  readonly present: (row: VersionRow<K>, facts: VersionFacts) => Shown;
}
