import { z } from 'zod';
import { Id, Time } from '../common.ts';
import { defineRoute } from '../route.ts';

export const AuditRow = z
  .object({
    id: z.string(),
    at: Time,
    actorKind: z.enum(['staff', 'token', 'seeker', 'system', 'nobody']),
    actorName: z.string().nullable(),
    action: z.string(),
    deskId: Id.nullable(),
    subjectKind: z.string().nullable(),
    subjectId: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditRow' });

export const auditRoutes = {
  listAudit: defineRoute({
    method: 'GET',
    path: '/audit',
    auth: 'audit.read',
    tag: 'Audit',
    summary: 'Who did what, newest first; ids only, never the words of a talk',
    query: z.object({
      before: Id.optional().meta({ description: 'Id to go on before' }),
      deskId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ rows: z.array(AuditRow), more: z.boolean() }),
  }),
} as const;
