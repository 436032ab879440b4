import type { FlowState } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { ConsultationKey } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { sealFlowState } from './flow-state.ts';
import { insertSteps, upsertRuns, type NewStep } from './runs-store.ts';

/** The kind of timer that ends the waits of flows. */
export const FLOWS_TIMER = 'flows';

/** Where a run stands after what happened, and the steps that led there. */
export interface RunToWrite {
  readonly consultationId: string;
  /** The desk of the LINE account, whose flow it is. */
  readonly deskId: string;
  readonly key: ConsultationKey;
  readonly versionId: string;
  readonly state: FlowState;
  readonly waitUntil: Date | null;
  readonly steps: readonly NewStep[];
}

/** Writes runs of talks whose locks the caller holds. */
export async function writeRuns(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  runs: readonly RunToWrite[],
): Promise<void> {
  await upsertRuns(
    tx,
    runs.map((run) => ({
      operator_id: tx.operatorId,
      consultation_id: run.consultationId,
      desk_id: run.deskId,
      version_id: run.versionId,
      sealed_state: sealFlowState(run.key, run.consultationId, run.state),
      wait_until: run.waitUntil,
      begun_at: context.clock.now(),
    })),
  );
  await insertSteps(
    tx,
    runs.flatMap((run) => run.steps),
  );
  for (const { deskId, waitUntil } of runs)
    if (waitUntil) await wakeTimer(tx, context, { deskId, kind: FLOWS_TIMER, dueAt: waitUntil });
}
