import { NativeSelect, TextInput } from '@mantine/core';
import { deskRoutes, deskTemplateRoutes, noticeRoutes, type DeskTemplateKey } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { TemplateChoice } from './template-choice.tsx';

const NEW = 'new';

export function NewDeskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const authorities = useQuery({
    queryKey: ['authorities'],
    queryFn: () => call(deskRoutes.listAuthorities),
  });
  const known = authorities.data?.authorities ?? [];
  const [chosen, setChosen] = useState('');
  const [authorityName, setAuthorityName] = useState('');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [template, setTemplate] = useState<DeskTemplateKey | null>(null);
  const navigate = useNavigate();
  const authorityId = chosen || known[0]?.authorityId || NEW;

  const addAuthority = useVerb({
    run: () => call(deskRoutes.createAuthority, { body: { name: authorityName } }),
    refresh: [['authorities']],
    // Kept as the choice, so that a desk refused afterwards does not make the authority twice.
    onDone: (authority) => setChosen(authority.authorityId),
  });
  const create = useVerb({
    run: async (authority: string) => {
      if (template === null)
        return call(deskRoutes.createDesk, { body: { authorityId: authority, name, code } });
      const desk = await call(deskTemplateRoutes.createDeskFromTemplate, {
        body: { template, authorityId: authority, name, code },
      });
      // The desk is there, whatever becomes of the drafts; the guide says when texts are missing.
      await call(noticeRoutes.takeReadyTexts, { params: { deskId: desk.deskId } }).catch(() => undefined);
      return desk;
    },
    refresh: [['desks'], ['me']],
    onDone: ({ deskId }) => {
      onClose();
      void navigate({ to: '/settings/desks/$deskId/start', params: { deskId } });
    },
  });
  const submit = async (): Promise<void> => {
    const id = authorityId === NEW ? (await addAuthority.mutateAsync(undefined)).authorityId : authorityId;
    await create.mutateAsync(id);
  };
  const failure = failureText(addAuthority.error ?? create.error, t);
  return (
    <Dialog wide opened onClose={onClose} title={t('admin.desks.add')} closeLabel={t('common.action.close')}>
      <FormStack onSubmit={() => void submit().catch(() => undefined)}>
        <TemplateChoice chosen={template} onChoose={setTemplate} />
        <NativeSelect
          label={t('admin.desks.authority')}
          value={authorityId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            ...known.map((one) => ({ value: one.authorityId, label: one.name })),
            { value: NEW, label: t('admin.desks.newAuthority') },
          ]}
        />
        {authorityId === NEW && (
          <TextInput
            label={t('admin.desks.authorityName')}
            value={authorityName}
            onChange={(event) => setAuthorityName(event.currentTarget.value)}
            error={fieldFault(addAuthority.error, 'name', t)}
          />
        )}
        <TextInput
          label={t('admin.desks.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldFault(create.error, 'name', t)}
          data-testid="desk-name"
        />
        <TextInput
          label={t('admin.desks.code')}
          description={t('admin.desks.codeHint')}
          value={code}
          autoCapitalize="none"
          onChange={(event) => setCode(event.currentTarget.value.toLowerCase())}
          error={fieldFault(create.error, 'code', t)}
          data-testid="desk-code"
        />
        <DialogEnd
          failure={failure}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.add')}
          busy={addAuthority.isPending || create.isPending}
          testId="desk-save"
        />
      </FormStack>
    </Dialog>
  );
}
