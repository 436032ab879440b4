import { TextInput } from '@mantine/core';
import { alertRoutes, type AlertContact } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';

interface AlertContactDialogProps {
  readonly deskId: string;
  readonly contact: AlertContact | null;
  readonly nextPosition: number;
  readonly onClose: () => void;
}

export function AlertContactDialog({ deskId, contact, nextPosition, onClose }: AlertContactDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(contact?.name ?? '');
  const [email, setEmail] = useState(contact?.email ?? '');
  const [position, setPosition] = useState(String(contact?.position ?? nextPosition));
  const save = useVerb({
    run: () => {
      const body = {
        name,
        email: email.trim(),
        position: Number(position),
        staffId: contact?.staffId ?? null,
      };
      return contact
        ? call(alertRoutes.updateAlertContact, { params: { deskId, contactId: contact.contactId }, body })
        : call(alertRoutes.createAlertContact, { params: { deskId }, body });
    },
    refresh: [alertsKey(deskId)],
    onDone: onClose,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(contact ? 'alerts.contacts.edit' : 'alerts.contacts.add')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('alerts.contacts.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldFault(save.error, 'name', t)}
          data-autofocus
        />
        <TextInput
          label={t('alerts.contacts.email')}
          type="email"
          inputMode="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fieldFault(save.error, 'email', t)}
        />
        <TextInput
          label={t('alerts.contacts.position')}
          inputMode="numeric"
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value.replaceAll(/\D/gu, ''))}
          error={fieldFault(save.error, 'position', t)}
        />
        <DialogEnd
          failure={failureText(save.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.save')}
          busy={save.isPending}
        />
      </FormStack>
    </Dialog>
  );
}
