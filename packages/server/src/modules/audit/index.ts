export { registerAuditRoutes } from './audit-routes.ts';
export { recordAudit, type AuditEntry } from './record-audit.ts';
