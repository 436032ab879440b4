import { alertRank } from '@tomoshibi/contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../components/announcer.tsx';
import { useLiveState } from '../lib/live/live-context.tsx';

/** Tells screen readers of alerts that are new or became graver since the list was there. */
export function AlertAttendant() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { loaded, summaries } = useLiveState();
  const known = useRef<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    if (!loaded) return;
    const before = known.current;
    const now = new Map<string, number>();
    for (const summary of summaries.values()) {
      const { alert, label } = summary;
      if (!alert?.open || alert.likelyFalse) continue;
      const rank = alertRank(summary);
      now.set(alert.alertId, rank);
      if (before && !alert.seen && rank < (before.get(alert.alertId) ?? Number.POSITIVE_INFINITY))
        announce(t('alerts.announce', { name: label, level: t(`alerts.level.${alert.level}`) }));
    }
    known.current = now;
  }, [loaded, summaries, announce, t]);
  return null;
}
