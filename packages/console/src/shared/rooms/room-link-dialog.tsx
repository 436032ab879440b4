import { NativeSelect } from '@mantine/core';
import { roomRoutes } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './rooms.module.css';

const HOURS = [1, 6, 24, 72] as const;

interface RoomLinkDialogProps {
  /** For somebody new at a desk, or for the person of a talk. */
  readonly of: { readonly deskId: string } | { readonly consultationId: string };
  readonly onClose: () => void;
}

/** Makes a link into the secure room and shows it this once. */
export function RoomLinkDialog({ of, onClose }: RoomLinkDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [hours, setHours] = useState<number>(24);
  const make = useVerb({
    run: () =>
      'deskId' in of
        ? call(roomRoutes.makeRoomLink, { params: of, body: { hours } })
        : call(roomRoutes.renewRoomLink, { params: of, body: { hours } }),
    refresh: [],
  });
  const link = make.data;
  return (
    <Dialog opened onClose={onClose} title={t('rooms.dialog.title')} closeLabel={t('common.action.close')}>
      {link ? (
        <div className={css['made']} data-testid="room-link">
          <Notice tone="lamp" icon="alert" live>
            {t('rooms.dialog.once')}
          </Notice>
          <p>{t('rooms.dialog.whose', { name: link.pseudonym, time: dateTime(link.expiresAt, language) })}</p>
          <CopyField
            label={t('rooms.dialog.link')}
            value={link.url}
            copyLabel={t('rooms.dialog.copy')}
            copiedLabel={t('rooms.dialog.copied')}
          />
          <QrCode value={link.url} label={t('rooms.dialog.qr')} />
          <Choices>
            <Button look="strong" onClick={onClose}>
              {t('rooms.dialog.done')}
            </Button>
          </Choices>
        </div>
      ) : (
        <FormStack onSubmit={() => make.mutate(undefined)}>
          <p>{t('deskId' in of ? 'rooms.dialog.lead' : 'rooms.dialog.again', { hours })}</p>
          <NativeSelect
            label={t('rooms.dialog.hours')}
            value={String(hours)}
            onChange={(event) => setHours(Number(event.currentTarget.value))}
            data={HOURS.map((n) => ({ value: String(n), label: t('rooms.dialog.hour', { n }) }))}
          />
          <DialogEnd
            failure={failureText(make.error, t)}
            cancel={t('common.action.cancel')}
            onCancel={onClose}
            label={t('rooms.dialog.make')}
            busy={make.isPending}
            testId="room-link-make"
          />
        </FormStack>
      )}
    </Dialog>
  );
}
