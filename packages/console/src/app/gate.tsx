import { sessionRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, LoadingLines } from '../components/states.tsx';
import { changeLanguage } from '../i18n/setup.ts';
import { failureCode } from '../lib/api/api-error.ts';
import { call } from '../lib/api/call.ts';
import { meQuery } from '../lib/session.ts';

const Shell = lazy(async () => {
  const { Shell: Frame } = await import('./shell.tsx');
  return { default: Frame };
});
const SignInPage = lazy(async () => {
  const { SignInPage: Page } = await import('../features/session/sign-in-page.tsx');
  return { default: Page };
});
const SetupPage = lazy(async () => {
  const { SetupPage: Page } = await import('../features/session/setup-page.tsx');
  return { default: Page };
});
const ForcedPasswordPage = lazy(async () => {
  const { ForcedPasswordPage: Page } = await import('../features/session/forced-password-page.tsx');
  return { default: Page };
});

/** Nothing of the console is mounted before somebody is signed in; the address stays, so one comes back to it. */
export function Gate() {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<LoadingLines label={t('common.state.loading')} />}>
      <Entry />
    </Suspense>
  );
}

function Entry() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => call(sessionRoutes.getSetup),
    enabled: me.data === null,
    staleTime: Infinity,
  });
  const [everSignedIn, setEverSignedIn] = useState(false);
  if (me.data && !everSignedIn) setEverSignedIn(true);
  const language = me.data?.preferences.language;
  useEffect(() => {
    if (language) void changeLanguage(language);
  }, [language]);

  if (me.isPending || (me.data === null && setup.isPending))
    return <LoadingLines label={t('common.state.loading')} />;
  if (me.isError || setup.isError)
    return (
      <Failure
        title={t('common.state.failed')}
        reason={t(`errors.${failureCode(me.error ?? setup.error)}`)}
        retryLabel={t('common.action.retry')}
        onRetry={() => void (me.isError ? me.refetch() : setup.refetch())}
      />
    );
  if (!me.data) return setup.data?.needed ? <SetupPage /> : <SignInPage again={everSignedIn} />;
  if (me.data.mustChangePassword) return <ForcedPasswordPage />;
  return <Shell key={me.data.staffId} />;
}
