import { hotlineFreshness, type Hotline } from '@tomoshibi/contract';
import type { HotlineView } from './hotlines-store.ts';

export function presentHotline(view: HotlineView, now: Date): Hotline {
  return {
    hotlineId: view.id,
    number: view.number,
    names: view.names,
    hours: view.hours,
    cost: view.cost,
    region: view.region,
    audiences: view.audiences,
    languages: view.languages,
    sourceUrl: view.source_url,
    active: view.active,
    checkedAt: view.checked_at?.toISOString() ?? null,
    checkedBy:
      view.checked_by !== null && view.checked_by_name !== null
        ? { staffId: view.checked_by, name: view.checked_by_name }
        : null,
    freshness: hotlineFreshness(view.checked_at, now),
    version: view.version,
  };
}
