import type { AlertTerm } from '@tomoshibi/contract';
import type { TermView } from './terms-store.ts';

export function presentTerm(row: TermView): AlertTerm {
  return {
    termId: row.id,
    pattern: row.pattern,
    level: row.level,
    active: row.active,
    addedBy: { staffId: row.added_by, name: row.adder_name ?? '' },
    addedAt: row.added_at.toISOString(),
  };
}
