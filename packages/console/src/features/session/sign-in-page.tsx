import { PasswordInput, TextInput } from '@mantine/core';
import { sessionRoutes } from '@tomoshibi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { failureCode } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { Entrance } from './entrance.tsx';
import { useEntered } from './use-entered.ts';

export function SignInPage({ again }: { readonly again: boolean }) {
  const { t } = useTranslation();
  const entered = useEntered();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [asksTotp, setAsksTotp] = useState(false);
  const signIn = useMutation({
    mutationFn: () =>
      call(sessionRoutes.signIn, { body: { login, password, ...(asksTotp ? { totp } : {}) } }),
    onSuccess: entered,
    onError: (error) => {
      if (failureCode(error) === 'totp_required') setAsksTotp(true);
    },
  });
  const failure = failureCode(signIn.error) === 'totp_required' ? null : failureText(signIn.error, t);
  return (
    <Entrance
      title={t('common.product')}
      lead={
        asksTotp ? t('session.signIn.totpLead') : t(again ? 'session.signIn.again' : 'session.signIn.lead')
      }
    >
      <FormStack onSubmit={() => signIn.mutate()}>
        {asksTotp ? (
          <TextInput
            label={t('session.signIn.totp')}
            value={totp}
            onChange={(event) => setTotp(event.currentTarget.value.replace(/\D/gu, '').slice(0, 6))}
            inputMode="numeric"
            autoComplete="one-time-code"
            data-testid="sign-in-totp"
            data-autofocus
            ref={(input) => input?.focus()}
          />
        ) : (
          <>
            <TextInput
              label={t('session.signIn.login')}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              data-testid="sign-in-login"
            />
            <PasswordInput
              label={t('session.signIn.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              data-testid="sign-in-password"
            />
          </>
        )}
        {failure && (
          <Notice tone="lamp" icon="alert" live>
            {failure}
          </Notice>
        )}
        <Button type="submit" look="strong" busy={signIn.isPending} data-testid="sign-in-submit">
          {t(asksTotp ? 'session.signIn.totpSubmit' : 'session.signIn.submit')}
        </Button>
        {asksTotp && (
          <Button
            look="quiet"
            onClick={() => {
              setAsksTotp(false);
              setTotp('');
              signIn.reset();
            }}
          >
            {t('session.signIn.other')}
          </Button>
        )}
      </FormStack>
    </Entrance>
  );
}
