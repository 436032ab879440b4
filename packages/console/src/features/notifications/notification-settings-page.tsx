import { Radio, Switch } from '@mantine/core';
import { notificationRoutes, type BodyInputOf, type NotificationSettings } from '@tomoshibi/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Facts, Page, Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './notifications.module.css';

const CONTENTS = [
  { value: 'bare', label: 'notifications.contentBare', hint: 'notifications.contentBareHint' },
  { value: 'kind', label: 'notifications.contentKind', hint: 'notifications.contentKindHint' },
  { value: 'kind_and_desk', label: 'notifications.contentDesk', hint: 'notifications.contentDeskHint' },
] as const;
const KEY = ['notification-settings'];

function Rules({ settings }: { readonly settings: NotificationSettings }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: BodyInputOf<typeof notificationRoutes.setNotificationSettings>) =>
      call(notificationRoutes.setNotificationSettings, { body }),
    onSuccess: (answer) => client.setQueryData(KEY, answer),
  });
  // What was just chosen is shown at once; a refusal brings back what holds.
  const { content, push } = change.isPending ? change.variables : settings;
  const { pushServices } = settings;
  const failure = failureText(change.error, t);
  return (
    <>
      <Section title={t('notifications.content')}>
        <fieldset className={css['choices']} aria-label={t('notifications.content')}>
          {CONTENTS.map(({ value, label, hint }) => (
            <Radio
              key={value}
              name="notification-content"
              label={t(label)}
              description={t(hint)}
              checked={content === value}
              onChange={() => change.mutate({ content: value, push })}
            />
          ))}
        </fieldset>
      </Section>
      <Section title={t('notifications.push')}>
        {pushServices.length === 0 ? (
          <Notice icon="bell">{t('notifications.pushNone')}</Notice>
        ) : (
          <Switch
            label={t('notifications.pushAllowed')}
            description={t('notifications.pushAllowedHint', { hosts: pushServices.join(' · ') })}
            checked={push}
            onChange={(event) => change.mutate({ content, push: event.currentTarget.checked })}
          />
        )}
        {failure && (
          <Notice tone="lamp" icon="alert" live>
            {failure}
          </Notice>
        )}
      </Section>
    </>
  );
}

function Failures({ failures }: Pick<NotificationSettings, 'failures'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (failures.length === 0) return t('notifications.failuresNone');
  return (
    <ul>
      {failures.map(({ transport, error, count, lastAt }) => (
        <li key={`${transport} ${error}`}>
          {t('notifications.failureOf', {
            way: t(`notifications.${transport}`),
            count,
            error,
            time: dateTime(lastAt, language),
          })}
        </li>
      ))}
    </ul>
  );
}

function Present({ settings }: { readonly settings: NotificationSettings }) {
  const { t } = useTranslation();
  const { mail, devices, failures } = settings;
  const mailState = t(`notifications.${mail === 'ready' ? 'mailReady' : 'mailNotSetUp'}`);
  return (
    <Section title={t('notifications.ways')}>
      <Facts
        rows={[
          [t('notifications.mailState'), mailState],
          [t('notifications.deviceCount'), t('notifications.deviceCountOf', { count: devices })],
          [t('notifications.failures'), <Failures key="failures" failures={failures} />],
        ]}
      />
    </Section>
  );
}

export function NotificationSettingsPage() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const settings = useQuery({
    queryKey: KEY,
    queryFn: () => call(notificationRoutes.getNotificationSettings),
  });
  return (
    <Page title={t('notifications.settings')} lead={t('notifications.settingsLead')}>
      <Loaded query={settings} {...load}>
        {(data) => (
          <>
            <Rules settings={data} />
            <Present settings={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
