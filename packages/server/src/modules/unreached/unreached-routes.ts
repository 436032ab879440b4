import { routes, type Unreached } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { settleUnreached } from './settle-unreached.ts';
import {
  countUnreachedOf,
  countUnreachedStates,
  selectUnreached,
  type UnreachedView,
} from './unreached-store.ts';

const SHOWN = 500;
const STATES = { due: ['open', 'offered'], all: ['open', 'offered', 'reached', 'settled'] } as const;

const time = (value: Date | null): string | null => value?.toISOString() ?? null;

function present(row: UnreachedView): Unreached {
  return {
    unreachedId: row.id,
    consultationId: row.consultation_id,
    pseudonym: row.pseudonym,
    reason: row.reason,
    since: row.since.toISOString(),
    state: row.state,
    offeredAt: time(row.offered_at),
    reachedAt: time(row.reached_at),
    settledAt: time(row.settled_at),
    blocked: row.blocked,
  };
}

export function registerUnreachedRoutes(api: Api, context: Context): void {
  api.route(routes.listUnreached, ({ caller, params: { deskId }, query }) => {
    requireDeskRight(caller, deskId, 'unreached.manage');
    return context.db.tenant(caller.operatorId, async (tx) => {
      const rows = await selectUnreached(tx, deskId, { states: STATES[query.state], limit: SHOWN + 1 });
      return {
        unreached: rows.slice(0, SHOWN).map(present),
        more: rows.length > SHOWN,
        counts: await countUnreachedStates(tx, deskId),
      };
    });
  });
  api.route(routes.countUnreached, ({ caller, params: { deskId }, query: { month } }) => {
    requireDeskRight(caller, deskId, 'figures.read');
    return context.db.tenant(caller.operatorId, async (tx) => ({
      month,
      ...(await countUnreachedOf(tx, deskId, month)),
    }));
  });
  api.route(routes.settleUnreached, ({ caller, params, body }) =>
    settleUnreached(context, caller, { ...params, ...body }),
  );
}
