import { routes } from '@tomoshibi/contract';
import { requireOperatorRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { selectAuditRows } from './audit-store.ts';
import { recordAudit } from './record-audit.ts';

export function registerAuditRoutes(api: Api, context: Context): void {
  api.route(routes.listAudit, async ({ caller, query }) => {
    requireOperatorRight(caller, 'audit.read');
    return context.db.tenant(caller.operatorId, async (tx) => {
      const rows = await selectAuditRows(tx, {
        before: query.before ?? null,
        deskId: query.deskId ?? null,
        limit: query.limit + 1,
      });
      await recordAudit(tx, context.clock, caller, { action: 'audit.read' });
      return {
        more: rows.length > query.limit,
        rows: rows.slice(0, query.limit).map((row) => ({
          id: row.id,
          at: row.at.toISOString(),
          actorKind: row.actor_kind,
          actorName: row.actor_name,
          action: row.action,
          deskId: row.desk_id,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          details: row.details,
        })),
      };
    });
  });
}
