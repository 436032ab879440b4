import { Textarea, TextInput } from '@mantine/core';
import { deskRoutes, type Template } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';

interface TemplateDialogProps {
  readonly deskId: string;
  readonly template: Template | null;
  readonly nextPosition: number;
  readonly onClose: () => void;
}

export function TemplateDialog({ deskId, template, nextPosition, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(template?.title ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [position, setPosition] = useState(String(template?.position ?? nextPosition));
  const save = useVerb({
    run: () => {
      const body = { title, text, position: Number(position) };
      return template
        ? call(deskRoutes.updateTemplate, { params: { deskId, templateId: template.templateId }, body })
        : call(deskRoutes.createTemplate, { params: { deskId }, body });
    },
    refresh: [['templates', deskId]],
    onDone: onClose,
  });
  const failure = failureText(save.error, t);
  return (
    <Dialog
      wide
      opened
      onClose={onClose}
      title={t(template ? 'admin.desks.templates' : 'admin.desks.templateAdd')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('admin.desks.templateTitle')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={fieldFault(save.error, 'title', t)}
          data-autofocus
        />
        <Textarea
          label={t('admin.desks.templateText')}
          rows={6}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fieldFault(save.error, 'text', t)}
        />
        <TextInput
          label={t('admin.desks.templatePosition')}
          inputMode="numeric"
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value.replace(/\D/gu, ''))}
          error={fieldFault(save.error, 'position', t)}
        />
        <DialogEnd
          failure={failure}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.save')}
          busy={save.isPending}
        />
      </FormStack>
    </Dialog>
  );
}
