import { NativeSelect, TextInput } from '@mantine/core';
import { staffRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { hasOperatorRight, useMe } from '../../lib/session.ts';
import { useVerb } from '../../lib/use-verb.ts';

export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [name, setName] = useState('');
  const [staffId, setStaffId] = useState(me.staffId);
  const [access, setAccess] = useState<'read' | 'write'>('read');
  const [days, setDays] = useState('90');
  const staff = useQuery({
    queryKey: ['staff'],
    queryFn: () => call(staffRoutes.listStaff),
    enabled: hasOperatorRight(me, 'staff.manage'),
  });
  const create = useVerb({
    run: () =>
      call(staffRoutes.createToken, { body: { name, staffId, access, expiresInDays: Number(days) } }),
    refresh: [['tokens']],
  });
  const failure = failureText(create.error, t);
  const people = staff.data?.staff.filter((one) => one.state === 'active') ?? [me];
  return (
    <Dialog
      opened
      hold={create.isSuccess}
      onClose={onClose}
      title={t('admin.tokens.add')}
      closeLabel={t('common.action.close')}
    >
      {create.data ? (
        <>
          <p>{t('admin.tokens.secretLead')}</p>
          <CopyField
            label={t('admin.tokens.secret')}
            value={create.data.secret}
            copyLabel={t('common.action.copy')}
            copiedLabel={t('common.action.copied')}
          />
          <Choices>
            <Button look="strong" onClick={onClose}>
              {t('admin.tokens.understood')}
            </Button>
          </Choices>
        </>
      ) : (
        <FormStack onSubmit={() => create.mutate(undefined)}>
          <TextInput
            label={t('admin.tokens.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldFault(create.error, 'name', t)}
            data-autofocus
          />
          <NativeSelect
            label={t('admin.tokens.staff')}
            value={staffId}
            onChange={(event) => setStaffId(event.currentTarget.value)}
            data={people.map((one) => ({ value: one.staffId, label: one.name }))}
          />
          <NativeSelect
            label={t('admin.tokens.access')}
            value={access}
            onChange={(event) => setAccess(event.currentTarget.value === 'write' ? 'write' : 'read')}
            data={[
              { value: 'read', label: t('admin.tokens.read') },
              { value: 'write', label: t('admin.tokens.write') },
            ]}
          />
          <TextInput
            label={t('admin.tokens.days')}
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.currentTarget.value.replace(/\D/gu, ''))}
            error={fieldFault(create.error, 'expiresInDays', t)}
          />
          <DialogEnd
            failure={failure}
            cancel={t('common.action.cancel')}
            onCancel={onClose}
            label={t('admin.tokens.add')}
            busy={create.isPending}
          />
        </FormStack>
      )}
    </Dialog>
  );
}
