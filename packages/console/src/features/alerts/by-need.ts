import { alertRank, type Alert } from '@tomoshibi/contract';

const rank = (alert: Alert): number => alertRank({ alert: { ...alert, open: true, seen: true } });

/** The gravest first, doubtful ones last; then the oldest first. */
export const byNeed = (one: Alert, other: Alert): number =>
  rank(one) - rank(other) ||
  Date.parse(one.raisedAt) - Date.parse(other.raisedAt) ||
  one.alertId.localeCompare(other.alertId);
