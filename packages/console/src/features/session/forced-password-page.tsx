import { PasswordInput } from '@mantine/core';
import { sessionRoutes } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { passwordFault } from '../../lib/password-fault.ts';
import { meQuery } from '../../lib/session.ts';
import { Entrance } from './entrance.tsx';

export function ForcedPasswordPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => call(sessionRoutes.changePassword, { body: { currentPassword, newPassword } }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const fault = passwordFault(newPassword, repeated);
  const failure = failureText(change.error, t);
  return (
    <Entrance title={t('session.change.title')} lead={t('session.change.lead')}>
      <FormStack
        onSubmit={() => {
          setTried(true);
          if (!fault) change.mutate();
        }}
      >
        <PasswordInput
          label={t('session.change.current')}
          value={currentPassword}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          autoComplete="current-password"
          data-testid="password-current"
        />
        <PasswordInput
          label={t('session.change.next')}
          description={t('session.setup.passwordHint')}
          value={newPassword}
          onChange={(event) => setNew(event.currentTarget.value)}
          error={
            tried && fault === 'short'
              ? t('session.change.short')
              : fieldFault(change.error, 'newPassword', t)
          }
          autoComplete="new-password"
          data-testid="password-new"
        />
        <PasswordInput
          label={t('session.change.repeat')}
          value={repeated}
          onChange={(event) => setRepeated(event.currentTarget.value)}
          error={tried && fault === 'differs' ? t('session.change.differs') : null}
          autoComplete="new-password"
          data-testid="password-repeat"
        />
        {failure && (
          <Notice tone="lamp" icon="alert" live>
            {failure}
          </Notice>
        )}
        <Button type="submit" look="strong" busy={change.isPending} data-testid="password-submit">
          {t('session.change.submit')}
        </Button>
      </FormStack>
    </Entrance>
  );
}
