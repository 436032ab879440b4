import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { gather } from '../../platform/gather.ts';
import { finishDeliveries, type Attempted } from './finish-deliveries.ts';
import { prepareDeliveries, type Lease, type Request } from './prepare-deliveries.ts';

/** Lanes of one transaction: it holds their people and the desk's counter until it is on disk. */
const LANES_TOGETHER = 32;
/** Pauses before what LINE said is written down again, should the database be away just then. */
const RECORD_PAUSES_MS = [200, 400, 800, 1600, 3200, 6400];

/** Both ends of a desk's deliveries, each written for many lanes with one commit, and announced once. */
export interface DeskDeliveries {
  /** null: the lane has nothing to send now. */
  prepare(lease: Lease): Promise<Request | null>;
  /** Answers whether the lane may go on at once. */
  record(attempted: Attempted): Promise<boolean>;
}

/** A desk has its own, since its transactions wait for one counter: no desk waits for another. */
export function createDeskDeliveries(
  context: Context,
  operatorId: string,
  stopped: () => boolean,
): DeskDeliveries {
  async function prepareTogether(leases: readonly Lease[]): Promise<(Request | null)[]> {
    // Not inside the transaction: there it could need a second connection while all others wait for one too.
    const keys = await context.keys(operatorId);
    const requests = await context.db.tenant(operatorId, (tx) =>
      prepareDeliveries(context, tx, keys, leases),
    );
    return leases.map(({ seekerId, leaseId }) => {
      const request = requests.get(seekerId);
      return request?.leaseId === leaseId ? request : null;
    });
  }

  /**
   * Writes down what LINE said. It would be lost with a database that is away for a moment, and a reply that arrived
   * would be of unknown fate; whoever takes a lane over meanwhile makes this do nothing for it.
   */
  async function recordTogether(attempted: readonly Attempted[]): Promise<boolean[]> {
    for (const pause of [...RECORD_PAUSES_MS, null])
      try {
        const keys = await context.keys(operatorId);
        const goOn = await context.db.tenant(operatorId, (tx) =>
          finishDeliveries(context, tx, keys, attempted),
        );
        return attempted.map(({ request }) => goOn.has(request.seekerId));
      } catch (error) {
        const mayPass = error instanceof AppError && error.code === 'unavailable';
        if (!mayPass || stopped() || pause === null) throw error;
        await setTimeout(pause);
      }
    return attempted.map(() => false);
  }

  return {
    prepare: gather({ together: prepareTogether, most: LANES_TOGETHER }),
    record: gather({ together: recordTogether, most: LANES_TOGETHER }),
  };
}
