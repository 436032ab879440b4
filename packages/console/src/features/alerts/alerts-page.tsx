import type { Alert } from '@tomoshibi/contract';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideDialog } from '../../components/alerts/decide-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Failure, LoadingLines } from '../../components/states.tsx';
import { openAlertsQuery } from '../../lib/alerts/alert-queries.ts';
import { desksWith, useMe } from '../../lib/session.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { AlertCard } from './alert-card.tsx';
import css from './alerts-page.module.css';
import { byNeed } from './by-need.ts';
import { DecidedAlerts } from './decided-alerts.tsx';

/** The board: what waits for a decision, the gravest first, and what was decided. */
export function AlertsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const load = useLoadWords();
  const [deciding, setDeciding] = useState<Alert | null>(null);
  const [refused, setRefused] = useState('');
  const desks = desksWith(me, 'talk.read_own');
  const queries = useQueries({ queries: desks.map(({ deskId }) => openAlertsQuery(deskId)) });
  const alerts = queries.flatMap((query) => query.data ?? []).toSorted(byNeed);
  const failed = queries.find((query) => query.isError && !query.data);
  const loading = queries.some((query) => query.isLoading);
  const deskName = (deskId: string) =>
    desks.length > 1 ? (desks.find((desk) => desk.deskId === deskId)?.name ?? null) : null;
  return (
    <Page title={t('alerts.title')} lead={t('alerts.lead')} wide>
      {refused && (
        <Notice tone="lamp" icon="alert" live>
          {refused}
        </Notice>
      )}
      {failed && (
        <Failure
          title={load.words.failed}
          reason={load.reason(failed.error)}
          retryLabel={load.words.retry}
          onRetry={() => void failed.refetch()}
        />
      )}
      {loading && <LoadingLines label={load.words.loading} />}
      {!loading && !failed && alerts.length === 0 && (
        <Section title={t('alerts.none')}>
          <Empty title={t('alerts.noneHint')} icon="check" />
        </Section>
      )}
      {alerts.length > 0 && (
        <ul className={css['board']} aria-label={t('alerts.title')}>
          {alerts.map((alert) => (
            <AlertCard
              key={alert.alertId}
              alert={alert}
              now={now}
              deskName={deskName(alert.deskId)}
              onDecide={() => setDeciding(alert)}
              onRefused={setRefused}
            />
          ))}
        </ul>
      )}
      {desksWith(me, 'talk.read_any').length > 0 && <DecidedAlerts />}
      {deciding && <DecideDialog alert={deciding} onClose={() => setDeciding(null)} />}
    </Page>
  );
}
