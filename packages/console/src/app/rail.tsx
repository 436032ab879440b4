import { wantLaterTexts } from '../i18n/setup.ts';
import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../components/icon.tsx';
import { Lamp } from '../components/lamp.tsx';
import { useLiveState } from '../lib/live/live-context.tsx';
import { desksWith, useMe } from '../lib/session.ts';
import { AlertsLink } from './alerts-link.tsx';
import { NotificationBell } from './notification-bell.tsx';
import { PersonButton } from './person-button.tsx';
import css from './rail.module.css';

/** Fetched with the first press; the rail itself stays light. */
const PersonMenu = lazy(async () => {
  await wantLaterTexts();
  const { PersonMenu: Menu } = await import('./person-menu.tsx');
  return { default: Menu };
});

interface RailLinkProps {
  readonly to: '/talks' | '/shifts' | '/settings';
  readonly icon: IconName;
  readonly label: string;
  readonly count?: number;
}

function RailLink({ to, icon, label, count = 0 }: RailLinkProps) {
  return (
    <Link to={to} className={css['link']} activeProps={{ 'data-active': true }}>
      <Icon name={icon} size="1.4rem" />
      <span>{label}</span>
      {count > 0 && <span className={css['count']}>{count}</span>}
    </Link>
  );
}

export function Rail({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { summaries } = useLiveState();
  const [menu, setMenu] = useState(false);
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const waiting = [...summaries.values()].filter((summary) => summary.state === 'waiting').length;
  const inTalk = /[?&]t=/u.test(search);
  return (
    <nav className={css['rail']} aria-label={t('common.nav.label')} data-in-talk={inTalk}>
      <div className={css['lamp']}>
        <Lamp lit={waiting > 0} />
      </div>
      {desksWith(me, 'talk.read_own').length > 0 && (
        <>
          <RailLink to="/talks" icon="talk" label={t('common.nav.talks')} count={waiting} />
          <AlertsLink />
        </>
      )}
      {[...desksWith(me, 'shift.own'), ...desksWith(me, 'shift.manage')].length > 0 && (
        <RailLink to="/shifts" icon="shift" label={t('common.nav.shifts')} />
      )}
      <NotificationBell />
      <RailLink to="/settings" icon="settings" label={t('common.nav.settings')} />
      {menu ? (
        <Suspense fallback={<PersonButton aria-busy />}>
          <PersonMenu onHelp={onHelp} />
        </Suspense>
      ) : (
        <PersonButton onClick={() => setMenu(true)} />
      )}
    </nav>
  );
}
