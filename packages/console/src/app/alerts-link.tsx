import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { openAlertsQuery } from '../lib/alerts/alert-queries.ts';
import { desksWith, useMe } from '../lib/session.ts';
import css from './rail.module.css';

/** The way to the board, with how many alerts wait for a decision; red while an urgent one does. */
export function AlertsLink() {
  const { t } = useTranslation();
  const desks = desksWith(useMe(), 'talk.read_own');
  const queries = useQueries({ queries: desks.map(({ deskId }) => openAlertsQuery(deskId)) });
  const open = queries.flatMap((query) => query.data ?? []).filter((alert) => !alert.likelyFalse);
  const urgent = open.filter((alert) => alert.level === 'urgent').length;
  return (
    <Link to="/alerts" className={css['link']} activeProps={{ 'data-active': true }} data-testid="nav-alerts">
      <Icon name="siren" size="1.4rem" />
      <span>{t('common.nav.alerts')}</span>
      {open.length > 0 && (
        <>
          <span className={css['count']} data-urgent={urgent > 0} aria-hidden="true">
            {urgent > 0 ? `${open.length}!` : open.length}
          </span>
          <span className="visually-hidden">
            {t(urgent > 0 ? 'alerts.navUrgent' : 'alerts.nav', { n: open.length, urgent })}
          </span>
        </>
      )}
    </Link>
  );
}
