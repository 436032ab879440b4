import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';

/** After the commit, open event streams of the member look again at what they may still show. */
export function tellStreams(tx: OperatorTx, context: Pick<Context, 'hints'>, staffId: string): void {
  tx.onCommit(() => context.hints.publish('staff', staffId));
}

/** The same where desks or memberships changed, which others of the operator show too. */
export function tellOperator(tx: OperatorTx, context: Pick<Context, 'hints'>): void {
  tx.onCommit(() => context.hints.publish('operator', tx.operatorId));
}
