import { PasswordInput, TextInput } from '@mantine/core';
import { sessionRoutes } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { failureCode } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { Entrance } from './entrance.tsx';
import css from './entrance.module.css';
import { useEntered } from './use-entered.ts';

const EMPTY = { operatorName: '', authorityName: '', deskName: '', name: '', login: '', password: '' };
type Field = keyof typeof EMPTY;

export function SetupPage() {
  const { t } = useTranslation();
  const entered = useEntered();
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const setUp = useMutation({
    mutationFn: () => call(sessionRoutes.setUp, { body: form }),
    onSuccess: entered,
    onError: (error) => {
      if (failureCode(error) === 'already_set_up') void client.invalidateQueries({ queryKey: ['setup'] });
    },
  });
  const bind = (field: Field) => ({
    value: form[field],
    error: fieldFault(setUp.error, field, t),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [field]: value }));
    },
    'data-testid': `setup-${field}`,
  });
  const failure = failureText(setUp.error, t);
  return (
    <Entrance wide title={t('session.setup.title')} lead={t('session.setup.lead')}>
      <FormStack onSubmit={() => setUp.mutate()}>
        <fieldset className={css['group']}>
          <legend>{t('session.setup.organisation')}</legend>
          <TextInput
            label={t('session.setup.operatorName')}
            description={t('session.setup.operatorHint')}
            autoComplete="organization"
            {...bind('operatorName')}
          />
          <TextInput
            label={t('session.setup.authorityName')}
            description={t('session.setup.authorityHint')}
            {...bind('authorityName')}
          />
          <TextInput
            label={t('session.setup.deskName')}
            description={t('session.setup.deskHint')}
            {...bind('deskName')}
          />
        </fieldset>
        <fieldset className={css['group']}>
          <legend>{t('session.setup.administrator')}</legend>
          <TextInput label={t('session.setup.name')} autoComplete="name" {...bind('name')} />
          <TextInput
            label={t('session.setup.login')}
            description={t('session.setup.loginHint')}
            autoComplete="username"
            autoCapitalize="none"
            {...bind('login')}
          />
          <PasswordInput
            label={t('session.setup.password')}
            description={t('session.setup.passwordHint')}
            autoComplete="new-password"
            {...bind('password')}
          />
        </fieldset>
        {failure && (
          <Notice tone="lamp" icon="alert" live>
            {failure}
          </Notice>
        )}
        <Button type="submit" look="strong" busy={setUp.isPending} data-testid="setup-submit">
          {t('session.setup.submit')}
        </Button>
      </FormStack>
    </Entrance>
  );
}
