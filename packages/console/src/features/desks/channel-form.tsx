import { PasswordInput, Radio, TextInput } from '@mantine/core';
import { deskRoutes, type Desk } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './desks.module.css';

interface ChannelFormProps {
  readonly desk: Desk;
  readonly onDone: () => void;
}

/** An access token left empty keeps the stored one; switching to issued tokens clears it. */
function tokenPart(kind: 'stateless' | 'long_lived', token: string): { accessToken?: string | null } {
  if (kind === 'stateless') return { accessToken: null };
  return token === '' ? {} : { accessToken: token };
}

export function ChannelForm({ desk, onDone }: ChannelFormProps) {
  const { t } = useTranslation();
  const { channel } = desk;
  const [channelId, setChannelId] = useState(channel?.channelId ?? '');
  const [secret, setSecret] = useState('');
  const [kind, setKind] = useState(channel?.tokenKind ?? 'stateless');
  const [token, setToken] = useState('');
  const save = useVerb({
    run: () =>
      call(deskRoutes.setChannel, {
        params: { deskId: desk.deskId },
        body: {
          channelId: channelId.trim(),
          ...(secret.trim() === '' ? {} : { channelSecret: secret.trim() }),
          ...tokenPart(kind, token.trim()),
        },
      }),
    refresh: [['desk', desk.deskId], ['desks']],
    onDone: () => {
      tell(t('common.state.saved'));
      onDone();
    },
  });
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <TextInput
        label={t('admin.channel.channelId')}
        inputMode="numeric"
        value={channelId}
        onChange={(event) => setChannelId(event.currentTarget.value)}
        error={fieldFault(save.error, 'channelId', t)}
        data-testid="channel-id"
      />
      <PasswordInput
        label={t('admin.channel.channelSecret')}
        description={`${t('admin.channel.secretHint')}${channel ? ` ${t('admin.channel.secretKeep')}` : ''}`}
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
        error={fieldFault(save.error, 'channelSecret', t)}
        data-testid="channel-secret"
      />
      {channel && <Notice icon="key">{t('admin.channel.rotation')}</Notice>}
      <fieldset className={css['choices']}>
        <legend>{t('admin.channel.tokenKind')}</legend>
        <Radio
          name="token-kind"
          label={t('admin.channel.stateless')}
          checked={kind === 'stateless'}
          onChange={() => setKind('stateless')}
        />
        <Radio
          name="token-kind"
          label={t('admin.channel.longLived')}
          checked={kind === 'long_lived'}
          onChange={() => setKind('long_lived')}
        />
      </fieldset>
      {kind === 'long_lived' && (
        <PasswordInput
          label={t('admin.channel.accessToken')}
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={fieldFault(save.error, 'accessToken', t)}
        />
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Choices>
        {channel && <Button onClick={onDone}>{t('common.action.cancel')}</Button>}
        <Button type="submit" look="strong" busy={save.isPending} data-testid="channel-save">
          {t('admin.channel.save')}
        </Button>
      </Choices>
    </FormStack>
  );
}
