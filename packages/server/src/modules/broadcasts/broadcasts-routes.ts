import { routes } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { approveBroadcast } from './approve-broadcast.ts';
import type { LineAccess } from './broadcast-access.ts';
import { createBroadcast } from './create-broadcast.ts';
import { decideBatch } from './decide-batch.ts';
import { deleteBroadcast } from './delete-broadcast.ts';
import { listBroadcasts, readBroadcast } from './read-broadcast.ts';
import { readRecipients } from './read-recipients.ts';
import { readQuota, readRules } from './read-quota.ts';
import { refuseBroadcast } from './refuse-broadcast.ts';
import { resumeBroadcast } from './resume-broadcast.ts';
import { countSegment } from './segment-store.ts';
import { setQuotaRules } from './set-quota-rules.ts';
import { stopBroadcast } from './stop-broadcast.ts';
import { submitBroadcast } from './submit-broadcast.ts';
import { totalsCsv } from './totals-csv.ts';
import { updateBroadcast } from './update-broadcast.ts';
import { withdrawBroadcast } from './withdraw-broadcast.ts';

export function registerBroadcastRoutes(api: Api, context: Context, access: LineAccess): void {
  /** Reads something of a desk that exists. */
  function reading<T>(
    caller: Caller,
    deskId: string,
    right: 'figures.read' | 'desk.read' | 'talk.read_any',
    read: (tx: OperatorTx) => Promise<T>,
  ): Promise<T> {
    requireDeskRight(caller, deskId, right);
    return context.db.tenant(caller.operatorId, async (tx) => {
      await readDesk(tx, context, deskId);
      return read(tx);
    });
  }

  api.route(routes.listBroadcasts, ({ caller, params: { deskId } }) =>
    reading(caller, deskId, 'figures.read', async (tx) => ({
      broadcasts: await listBroadcasts(tx, deskId),
    })),
  );
  api.route(routes.getBroadcast, ({ caller, params }) =>
    reading(caller, params.deskId, 'figures.read', (tx) => readBroadcast(tx, params)),
  );
  api.route(routes.countRecipients, ({ caller, params: { deskId }, query }) =>
    reading(caller, deskId, 'figures.read', async (tx) => ({
      recipients: await countSegment(tx, { deskId, segment: query, at: context.clock.now() }),
    })),
  );
  api.route(routes.exportBroadcast, ({ caller, params }) =>
    reading(caller, params.deskId, 'figures.read', async (tx) => totalsCsv(await readBroadcast(tx, params))),
  );
  api.route(routes.listBroadcastRecipients, ({ caller, params, query }) =>
    reading(caller, params.deskId, 'talk.read_any', (tx) => readRecipients(tx, params, query)),
  );
  api.route(routes.getQuota, ({ caller, params: { deskId } }) =>
    reading(caller, deskId, 'figures.read', (tx) => readQuota(tx, { deskId, now: context.clock.now() })),
  );
  api.route(routes.getQuotaRules, ({ caller, params: { deskId } }) =>
    reading(caller, deskId, 'desk.read', (tx) => readRules(tx, deskId)),
  );

  api.route(routes.setQuotaRules, ({ caller, params, body }) =>
    setQuotaRules(context, caller, params.deskId, body),
  );
  api.route(routes.createBroadcast, ({ caller, params, body }) =>
    createBroadcast(context, caller, params.deskId, body),
  );
  api.route(routes.updateBroadcast, ({ caller, params, body }) =>
    updateBroadcast(context, caller, params, body),
  );
  api.route(routes.deleteBroadcast, async ({ caller, params }) => {
    await deleteBroadcast(context, caller, params);
    return undefined;
  });
  api.route(routes.submitBroadcast, ({ caller, params: place, body: { version } }) =>
    submitBroadcast(context, access, caller, { place, version }),
  );
  api.route(routes.withdrawBroadcast, ({ caller, params }) => withdrawBroadcast(context, caller, params));
  api.route(routes.approveBroadcast, ({ caller, params: place, body: { version } }) =>
    approveBroadcast(context, access, caller, { place, version }),
  );
  api.route(routes.refuseBroadcast, ({ caller, params, body }) =>
    refuseBroadcast(context, caller, params, body.reason),
  );
  api.route(routes.stopBroadcast, ({ caller, params }) => stopBroadcast(context, caller, params));
  api.route(routes.resumeBroadcast, ({ caller, params }) => resumeBroadcast(context, access, caller, params));
  api.route(routes.decideBatch, ({ caller, params, body }) =>
    decideBatch(context, caller, params, body.decision),
  );
}
