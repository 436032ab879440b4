import { NativeSelect } from '@mantine/core';
import { alertRoutes } from '@tomoshibi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { LevelTag } from '../../components/alerts/level-tag.tsx';
import { call } from '../../lib/api/call.ts';
import { desksWith, useMe } from '../../lib/session.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './alerts-page.module.css';

/** What was decided at a desk, by whom and why, the newest alert first. */
export function DecidedAlerts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const desks = desksWith(useMe(), 'talk.read_any');
  const [chosen, setChosen] = useState(desks[0]?.deskId ?? '');
  const pages = useInfiniteQuery({
    queryKey: [...alertsKey(chosen), 'decided'],
    queryFn: ({ pageParam }) =>
      call(alertRoutes.listDecidedAlerts, {
        params: { deskId: chosen },
        query: pageParam === null ? {} : { before: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.more ? (page.alerts.at(-1)?.alertId ?? null) : null),
    enabled: chosen !== '',
  });
  return (
    <Section
      title={t('alerts.history')}
      action={
        desks.length > 1 && (
          <NativeSelect
            aria-label={t('alerts.desk')}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={desks.map(({ deskId, name }) => ({ value: deskId, label: name }))}
          />
        )
      }
    >
      <Loaded query={pages} {...load}>
        {(data) => {
          const alerts = data.pages.flatMap((page) => page.alerts);
          if (alerts.length === 0) return <p className={css['quiet']}>{t('alerts.historyNone')}</p>;
          return (
            <ul className={css['decided']}>
              {alerts.map((alert) => (
                <li key={alert.alertId}>
                  <span className={css['tags']}>
                    <LevelTag level={alert.level} likelyFalse={alert.likelyFalse} />
                  </span>
                  <div>
                    <Link to="/talks" search={{ t: alert.consultationId }}>
                      {alert.pseudonym}
                    </Link>
                    <p>
                      {alert.decision &&
                        t('alerts.decided', {
                          name: alert.decidedBy?.name ?? '',
                          decision: t(`alerts.decision.${alert.decision}`),
                        })}
                    </p>
                    {alert.note && <blockquote>{alert.note}</blockquote>}
                  </div>
                  {alert.decidedAt && (
                    <time dateTime={alert.decidedAt}>{dateTime(alert.decidedAt, language)}</time>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {pages.hasNextPage && (
        <Button size="small" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('common.action.more')}
        </Button>
      )}
    </Section>
  );
}
