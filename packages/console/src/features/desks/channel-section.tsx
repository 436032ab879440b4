import type { Desk } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { dateTime } from '../../lib/time/format.ts';
import { ChannelChecks } from './channel-checks.tsx';
import { ChannelForm } from './channel-form.tsx';

export function ChannelSection({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const { channel } = desk;
  return (
    <Section
      title={t('admin.channel.title')}
      action={
        <Tag tone={channel ? 'calm' : 'lamp'}>
          {t(channel ? 'admin.desks.connected' : 'admin.desks.notConnected')}
        </Tag>
      }
    >
      {channel && (
        <>
          <CopyField
            label={t('admin.channel.webhookUrl')}
            value={channel.webhookUrl}
            copyLabel={t('common.action.copy')}
            copiedLabel={t('common.action.copied')}
          />
          <p>{t('admin.channel.webhookHint')}</p>
          <Facts
            rows={[
              [t('admin.channel.channelId'), channel.channelId],
              [t('admin.channel.basicId'), channel.basicId ?? t('common.state.never')],
              [
                t('admin.channel.tokenKind'),
                t(channel.tokenKind === 'stateless' ? 'admin.channel.stateless' : 'admin.channel.longLived'),
              ],
              [
                t('admin.channel.lastEvent'),
                channel.lastEventAt ? dateTime(channel.lastEventAt, language) : t('common.state.never'),
              ],
            ]}
          />
          {channel.previousSecretUntil && (
            <Notice tone="lamp" icon="clock">
              {t('admin.channel.rotating', { time: dateTime(channel.previousSecretUntil, language) })}
            </Notice>
          )}
          <ChannelChecks deskId={desk.deskId} />
        </>
      )}
      {!channel && <p>{t('admin.channel.begin')}</p>}
      {channel && !editing ? (
        <div>
          <Button onClick={() => setEditing(true)}>{t('admin.channel.edit')}</Button>
        </div>
      ) : (
        <ChannelForm desk={desk} onDone={() => setEditing(false)} />
      )}
    </Section>
  );
}
