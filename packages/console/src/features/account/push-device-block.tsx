import { notificationRoutes, type NotificationPreferences } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { notificationPreferencesQuery } from '../../lib/notifications.ts';
import { disablePush, enablePush, pushState, type PushState } from '../../lib/push.ts';
import { useMe } from '../../lib/session.ts';
import { dateTime } from '../../lib/time/format.ts';
import css from './account.module.css';

const WORDS = {
  unsupported: 'notifications.deviceUnsupported',
  needs_install: 'notifications.deviceInstall',
  denied: 'notifications.deviceDenied',
  off: 'notifications.deviceOff',
  on: 'notifications.deviceOn',
} as const satisfies Record<PushState, string>;

/** Push on the device in hand, and where else the person has it. */
export function PushDeviceBlock({ stored }: { readonly stored: NotificationPreferences }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { staffId } = useMe();
  const client = useQueryClient();
  const [state, setState] = useState(() => pushState(staffId));
  const put = (answer: NotificationPreferences | null): void => {
    if (answer) client.setQueryData(notificationPreferencesQuery.queryKey, answer);
    setState(pushState(staffId));
  };
  const here = stored.devices.find(({ current }) => current);
  const elsewhere = stored.devices.filter(({ current }) => !current);
  const enable = useMutation({
    mutationFn: () => enablePush(staffId, stored.pushKey),
    onSettled: (answer) => put(answer ?? null),
  });
  const remove = useMutation({
    mutationFn: async (deviceId: string) => {
      const answer = await call(notificationRoutes.removePushDevice, { params: { pushDeviceId: deviceId } });
      if (deviceId === here?.deviceId) await disablePush();
      return answer;
    },
    onSuccess: put,
  });
  const on = state === 'on' && here !== undefined;
  const error = enable.error ?? remove.error;
  const failure =
    error && !(error instanceof ApiError) ? t('notifications.deviceFailed') : failureText(error, t);
  if (stored.push !== 'ready') return <Notice icon="bell">{t('notifications.pushOff')}</Notice>;
  const shown: PushState = state === 'on' && !on ? 'off' : state;
  return (
    <div className={css['device']}>
      <div className={css['row']}>
        <div>
          <strong>
            {t('notifications.device')} {on && <Tag tone="calm">{t('notifications.push')}</Tag>}
          </strong>
          <p className={css['hint']}>{t(WORDS[shown])}</p>
        </div>
        {shown === 'off' && (
          <Button
            look="lamp"
            busy={enable.isPending}
            data-testid="push-enable"
            onClick={() => enable.mutate()}
          >
            {t('notifications.deviceEnable')}
          </Button>
        )}
        {on && (
          <Button size="small" busy={remove.isPending} onClick={() => remove.mutate(here.deviceId)}>
            {t('notifications.deviceDisable')}
          </Button>
        )}
      </div>
      {shown === 'off' && (
        <p className={css['hint']}>
          {t('notifications.pushOutside')} {t('notifications.installHint')}
        </p>
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      {elsewhere.length > 0 && (
        <>
          <p>{t('notifications.devices')}</p>
          <ul className={css['sessions']}>
            {elsewhere.map(({ deviceId, device, createdAt }) => (
              <li key={deviceId}>
                <div>
                  <strong>{device}</strong>
                  <p>{t('notifications.deviceSince', { time: dateTime(createdAt, language) })}</p>
                </div>
                <Button
                  size="small"
                  busy={remove.isPending && remove.variables === deviceId}
                  aria-label={t('notifications.deviceRemoveOf', { device })}
                  onClick={() => remove.mutate(deviceId)}
                >
                  {t('notifications.deviceRemove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
