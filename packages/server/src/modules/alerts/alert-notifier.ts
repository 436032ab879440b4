import type { AlertLevel, AlertStage } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';

/** What people are told of an alert: where to look, never a word of the talk. */
export interface AlertNotice {
  readonly deskId: string;
  readonly consultationId: string;
  readonly alertId: string;
  readonly level: AlertLevel;
  readonly stage: AlertStage;
  readonly kind: 'told' | 'climbed' | 'reminded';
}

export interface ContactOnDuty {
  readonly contactId: string;
  /** Set when the contact is also a member of staff. */
  readonly staffId: string | null;
  readonly name: string;
  readonly email: string;
}

/**
 * How alerts reach people. Called in the transaction of the step, before it is announced, so that what is to be sent is
 * stored with the step or not at all.
 */
export interface AlertNotifier {
  /** Tells members of staff; answers those it has a way to tell. */
  staff(
    tx: OperatorTx,
    context: Context,
    notice: AlertNotice,
    staffIds: readonly string[],
  ): Promise<readonly string[]>;
  /** Tells a contact on duty; answers whether it has a way to. */
  contact(tx: OperatorTx, context: Context, notice: AlertNotice, contact: ContactOnDuty): Promise<boolean>;
}
