import { Radio, Switch } from '@mantine/core';
import { sessionRoutes, type BodyInputOf } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { meQuery, useMe } from '../../lib/session.ts';
import { play } from '../../lib/sound.ts';
import css from './account.module.css';

export function PreferencesSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { preferences } = useMe();
  const change = useMutation({
    mutationFn: (body: BodyInputOf<typeof sessionRoutes.setPreferences>) =>
      call(sessionRoutes.setPreferences, { body }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  const failure = failureText(change.error, t);
  return (
    <Section title={t('account.preferences')}>
      <fieldset className={css['choices']}>
        <legend>{t('account.sendKey')}</legend>
        <Radio
          name="send-key"
          label={t('account.sendCtrl')}
          description={t('account.sendCtrlHint')}
          checked={preferences.sendKey === 'ctrl_enter'}
          onChange={() => change.mutate({ sendKey: 'ctrl_enter' })}
        />
        <Radio
          name="send-key"
          label={t('account.sendEnter')}
          description={t('account.sendEnterHint')}
          checked={preferences.sendKey === 'enter'}
          onChange={() => change.mutate({ sendKey: 'enter' })}
        />
      </fieldset>
      <div className={css['row']}>
        <Switch
          label={t('account.sound')}
          description={t('account.soundHint')}
          checked={preferences.sound}
          onChange={(event) => change.mutate({ sound: event.currentTarget.checked })}
        />
        <Button size="small" onClick={() => play('waiting')}>
          {t('account.soundTry')}
        </Button>
      </div>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </Section>
  );
}
