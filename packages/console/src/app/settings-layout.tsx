import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../components/icon.tsx';
import { desksWith, hasOperatorRight, useMe } from '../lib/session.ts';
import { useInSight } from '../lib/use-in-sight.ts';
import css from './settings-layout.module.css';

interface Entry {
  readonly to:
    | '/settings/account'
    | '/settings/approvals'
    | '/settings/assigned'
    | '/settings/unreached'
    | '/settings/staff'
    | '/settings/desks'
    | '/settings/hotlines'
    | '/settings/broadcasts'
    | '/settings/tokens'
    | '/settings/notifications'
    | '/settings/audit';
  readonly icon: IconName;
  readonly label: string;
}

export function SettingsLayout() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const entries: Entry[] = [{ to: '/settings/account', icon: 'person', label: t('common.nav.account') }];
  if (desksWith(me, 'notice.approve').length > 0)
    entries.push({ to: '/settings/approvals', icon: 'check', label: t('notices.nav.approvals') });
  if (me.desks.length > 0 || hasOperatorRight(me, 'desk.create'))
    entries.push({ to: '/settings/desks', icon: 'desk', label: t('common.nav.desks') });
  if (me.desks.length > 0)
    entries.push({ to: '/settings/hotlines', icon: 'phone', label: t('notices.nav.hotlines') });
  if (desksWith(me, 'figures.read').length > 0)
    entries.push({ to: '/settings/broadcasts', icon: 'broadcast', label: t('common.nav.broadcasts') });
  if ([...desksWith(me, 'talk.claim'), ...desksWith(me, 'assignment.count')].length > 0)
    entries.push({ to: '/settings/assigned', icon: 'people', label: t('assignments.title') });
  if (desksWith(me, 'unreached.manage').length > 0)
    entries.push({ to: '/settings/unreached', icon: 'people', label: t('reception.unreached.title') });
  if (hasOperatorRight(me, 'staff.manage'))
    entries.push({ to: '/settings/staff', icon: 'people', label: t('common.nav.staff') });
  if (hasOperatorRight(me, 'token.manage'))
    entries.push({ to: '/settings/tokens', icon: 'key', label: t('common.nav.tokens') });
  if (hasOperatorRight(me, 'notification.manage'))
    entries.push({ to: '/settings/notifications', icon: 'bell', label: t('common.nav.notifications') });
  if (hasOperatorRight(me, 'audit.read'))
    entries.push({ to: '/settings/audit', icon: 'book', label: t('common.nav.audit') });
  const current = entries.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? '';
  const row = useInSight(current);
  return (
    <div className={css['layout']}>
      <nav ref={row} className={css['nav']} aria-label={t('common.nav.settings')}>
        {entries.map((entry) => (
          <Link
            key={entry.to}
            to={entry.to}
            className={css['link']}
            data-current={entry.to === current ? entry.to : undefined}
          >
            <Icon name={entry.icon} />
            {entry.label}
          </Link>
        ))}
      </nav>
      <div className={css['content']}>
        <Outlet />
      </div>
      <Notifications position="top-right" autoClose={6000} limit={3} />
    </div>
  );
}
