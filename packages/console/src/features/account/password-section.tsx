import { PasswordInput } from '@mantine/core';
import { sessionRoutes } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { passwordFault } from '../../lib/password-fault.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';

const EMPTY = { currentPassword: '', newPassword: '', repeated: '' };

export function PasswordSection() {
  const { t } = useTranslation();
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const change = useVerb({
    run: ({ currentPassword, newPassword }: typeof EMPTY) =>
      call(sessionRoutes.changePassword, { body: { currentPassword, newPassword } }),
    refresh: [['sessions']],
    onDone: () => {
      setForm(EMPTY);
      setTried(false);
      tell(t('session.change.done'));
    },
  });
  const fault = passwordFault(form.newPassword, form.repeated);
  const failure = failureText(change.error, t);
  const bind = (field: keyof typeof EMPTY) => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <Section title={t('account.password')}>
      <FormStack
        onSubmit={() => {
          setTried(true);
          if (!fault) change.mutate(form);
        }}
      >
        <PasswordInput
          label={t('session.change.current')}
          autoComplete="current-password"
          {...bind('currentPassword')}
        />
        <PasswordInput
          label={t('session.change.next')}
          description={t('session.setup.passwordHint')}
          autoComplete="new-password"
          error={
            tried && fault === 'short'
              ? t('session.change.short')
              : fieldFault(change.error, 'newPassword', t)
          }
          {...bind('newPassword')}
        />
        <PasswordInput
          label={t('session.change.repeat')}
          autoComplete="new-password"
          error={tried && fault === 'differs' ? t('session.change.differs') : null}
          {...bind('repeated')}
        />
        {failure && (
          <Notice tone="lamp" icon="alert" live>
            {failure}
          </Notice>
        )}
        <Choices>
          <Button type="submit" busy={change.isPending} disabled={form.newPassword === ''}>
            {t('session.change.submit')}
          </Button>
        </Choices>
      </FormStack>
    </Section>
  );
}
