import { PasswordInput, TextInput } from '@mantine/core';
import { sessionRoutes } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { Tag } from '../../components/tag.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { meQuery, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './account.module.css';

interface Enrolment {
  readonly secret: string;
  readonly otpauthUrl: string;
}

export function TotpSection() {
  const { t } = useTranslation();
  const { totpEnabled } = useMe();
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t('account.totp')}
      lead={t('account.totpLead')}
      action={
        <Tag tone={totpEnabled ? 'calm' : 'quiet'}>
          {t(totpEnabled ? 'account.totpOn' : 'account.totpOff')}
        </Tag>
      }
    >
      <div>
        <Button onClick={() => setAsking(true)}>
          {t(totpEnabled ? 'account.totpStop' : 'account.totpBegin')}
        </Button>
      </div>
      {asking && <TotpDialog stopping={totpEnabled} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function TotpDialog({ stopping, onClose }: { readonly stopping: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const begin = useVerb({
    run: () => call(sessionRoutes.beginTotp, { body: { password } }),
    refresh: [],
    onDone: setEnrolment,
  });
  const stop = useVerb({
    run: () => call(sessionRoutes.disableTotp, { body: { password } }),
    refresh: [meQuery.queryKey],
    onDone: () => {
      tell(t('account.totpStopped'));
      onClose();
    },
  });
  const verb = stopping ? stop : begin;
  const failure = failureText(verb.error, t);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(stopping ? 'account.totpStop' : 'account.totpBegin')}
      closeLabel={t('common.action.close')}
      wide={enrolment !== undefined}
    >
      {enrolment ? (
        <Confirm enrolment={enrolment} onClose={onClose} />
      ) : (
        <FormStack onSubmit={() => verb.mutate(undefined)}>
          <PasswordInput
            label={t('account.totpPassword')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            data-autofocus
          />
          <DialogEnd
            failure={failure}
            cancel={t('common.action.cancel')}
            onCancel={onClose}
            label={t(stopping ? 'account.totpStop' : 'account.totpBegin')}
            busy={verb.isPending}
          />
        </FormStack>
      )}
    </Dialog>
  );
}

function Confirm({ enrolment, onClose }: { readonly enrolment: Enrolment; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [totp, setTotp] = useState('');
  const confirm = useVerb({
    run: () => call(sessionRoutes.confirmTotp, { body: { totp } }),
    refresh: [meQuery.queryKey],
    onDone: () => {
      tell(t('account.totpStarted'));
      onClose();
    },
  });
  const failure = failureText(confirm.error, t);
  const copy = { copyLabel: t('common.action.copy'), copiedLabel: t('common.action.copied') };
  return (
    <FormStack onSubmit={() => confirm.mutate(undefined)}>
      <p>{t('account.totpScan')}</p>
      <div className={css['scan']}>
        <QrCode value={enrolment.otpauthUrl} label={t('account.qr')} />
        <div>
          <CopyField label={t('account.totpSecret')} value={enrolment.secret} {...copy} />
          <CopyField label={t('account.totpUrl')} value={enrolment.otpauthUrl} {...copy} />
        </div>
      </div>
      <TextInput
        label={t('account.totpCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={totp}
        onChange={(event) => setTotp(event.currentTarget.value.replace(/\D/gu, '').slice(0, 6))}
        error={failure}
        data-autofocus
      />
      <Choices>
        <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        <Button type="submit" look="strong" busy={confirm.isPending} disabled={totp.length !== 6}>
          {t('account.totpConfirm')}
        </Button>
      </Choices>
    </FormStack>
  );
}
