import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../lib/hotkeys.ts';
import { LiveContext } from '../lib/live/live-context.tsx';
import { AlertAttendant } from './alert-attendant.tsx';
import { Attendant } from './attendant.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { NotificationAttendant } from './notification-attendant.tsx';
import { Rail } from './rail.tsx';
import css from './shell.module.css';
import { useLiveSession } from './use-live-session.ts';

const ShortcutsDialog = lazy(async () => {
  const { ShortcutsDialog: Help } = await import('./shortcuts-dialog.tsx');
  return { default: Help };
});

/** The frame around every screen: rail, banner, the live connection and what it announces. */
export function Shell() {
  const { t } = useTranslation();
  const live = useLiveSession();
  const [help, setHelp] = useState(false);
  useHotkeys([
    { code: 'Slash', alt: true, run: () => setHelp(true) },
    { code: 'F1', alt: false, run: () => setHelp(true) },
  ]);
  return (
    <LiveContext value={live}>
      <div className={css['shell']}>
        <a className={css['skip']} href="#main">
          {t('common.nav.skip')}
        </a>
        <Rail onHelp={() => setHelp(true)} />
        <ConnectionBanner />
        <main className={css['main']} id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Attendant />
      <NotificationAttendant />
      <AlertAttendant />
      <Suspense>{help && <ShortcutsDialog opened onClose={() => setHelp(false)} />}</Suspense>
    </LiveContext>
  );
}
