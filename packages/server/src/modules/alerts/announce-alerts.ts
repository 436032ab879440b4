import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { announce } from '../live/index.ts';
import { touchConsultations } from '../talks/index.ts';

/** Tells consoles that an alert of a talk changed; the talk's facts show its newest alert. */
export async function announceAlert(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  { desk_id: deskId, consultation_id: consultationId }: { desk_id: string; consultation_id: string },
): Promise<void> {
  await touchConsultations(tx, [consultationId]);
  await announce(tx, context, [
    { kind: 'consultation', deskId, consultationId },
    { kind: 'desk', deskId, topic: 'alerts' },
  ]);
}

/** Tells consoles that the desk's clock, contacts or words changed. */
export async function announceSettings(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  deskId: string,
): Promise<void> {
  await announce(tx, context, [{ kind: 'desk', deskId, topic: 'alerts' }]);
}
