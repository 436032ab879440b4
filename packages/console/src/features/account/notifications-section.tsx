import { Checkbox, Switch, TextInput } from '@mantine/core';
import {
  NOTIFICATION_GROUPS,
  notificationRoutes,
  type NotificationChoice,
  type NotificationGroup,
  type NotificationPreferences,
} from '@tomoshibi/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { notificationPreferencesQuery } from '../../lib/notifications.ts';
import { useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './account.module.css';
import { PushDeviceBlock } from './push-device-block.tsx';

const WAYS = ['sound', 'push', 'mail'] as const satisfies readonly (keyof NotificationChoice)[];

function ChoicesForm({ stored }: { readonly stored: NotificationPreferences }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { preferences } = useMe();
  const [choices, setChoices] = useState(stored.choices);
  const [quiet, setQuiet] = useState(stored.quiet);
  const [address, setAddress] = useState(stored.address ?? '');
  const save = useMutation({
    mutationFn: () =>
      call(notificationRoutes.setNotificationPreferences, {
        body: { choices, quiet, address: address.trim() === '' ? null : address.trim() },
      }),
    onSuccess: (answer) => {
      client.setQueryData(notificationPreferencesQuery.queryKey, answer);
      tell(t('common.state.saved'));
    },
  });
  const open: NotificationChoice = {
    sound: preferences.sound,
    push: stored.push === 'ready',
    mail: stored.mail === 'ready',
  };
  const set = (group: NotificationGroup, way: keyof NotificationChoice, on: boolean): void =>
    setChoices((before) => ({ ...before, [group]: { ...before[group], [way]: on } }));
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate()}>
      <table className={css['matrix']}>
        <caption className="visually-hidden">{t('notifications.choices')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('notifications.what')}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`notifications.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTIFICATION_GROUPS.map((group) => (
            <tr key={group}>
              <th scope="row">
                {t(`notifications.groups.${group}`)}
                <span className={css['hint']}>{t(`notifications.hints.${group}`)}</span>
              </th>
              {WAYS.map((way) => (
                <td key={way}>
                  <Checkbox
                    aria-label={t('notifications.choiceOf', {
                      group: t(`notifications.groups.${group}`),
                      way: t(`notifications.${way}`),
                    })}
                    checked={choices[group][way] && open[way]}
                    disabled={!open[way]}
                    onChange={(event) => set(group, way, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!open.sound && <p className={css['hint']}>{t('notifications.soundOff')}</p>}
      {!open.mail && <p className={css['hint']}>{t('notifications.mailOff')}</p>}
      <Switch
        label={t('notifications.quiet')}
        description={t('notifications.quietHint')}
        checked={quiet === 'outside_shift'}
        onChange={(event) => setQuiet(event.currentTarget.checked ? 'outside_shift' : 'never')}
      />
      {open.mail && (
        <TextInput
          label={t('notifications.address')}
          description={
            stored.defaultAddress === null
              ? t('notifications.addressNone')
              : t('notifications.addressHint', { address: stored.defaultAddress })
          }
          type="email"
          autoComplete="email"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={fieldFault(save.error, 'address', t)}
        />
      )}
      <SaveEnd failure={failure} busy={save.isPending} />
    </FormStack>
  );
}

export function NotificationsSection() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const query = useQuery(notificationPreferencesQuery);
  const test = useMutation({
    mutationFn: () => call(notificationRoutes.sendTestNotification),
    onSuccess: () => tell(t('notifications.tested')),
  });
  const failure = failureText(test.error, t);
  return (
    <Section
      title={t('notifications.section')}
      lead={t('notifications.sectionLead')}
      action={
        <Button size="small" busy={test.isPending} onClick={() => test.mutate()}>
          {t('notifications.test')}
        </Button>
      }
    >
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Loaded query={query} {...load}>
        {(stored) => (
          <>
            <PushDeviceBlock stored={stored} />
            <ChoicesForm stored={stored} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
