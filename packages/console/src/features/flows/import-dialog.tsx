import { Textarea } from '@mantine/core';
import { flowRoutes, type FlowDocument } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './flows.module.css';

interface ImportDialogProps {
  readonly deskId: string;
  readonly onRead: (flow: FlowDocument) => void;
  readonly onClose: () => void;
}

export function ImportDialog({ deskId, onRead, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const [yaml, setYaml] = useState('');
  const read = useVerb({
    run: () => call(flowRoutes.readFlowYaml, { params: { deskId }, body: { yaml } }),
    refresh: [],
    onDone: ({ document }) => {
      onRead(document);
      tell(t('flows.file.done'));
      onClose();
    },
  });
  const faults = read.error instanceof ApiError ? read.error.details : [];
  return (
    <Dialog wide opened onClose={onClose} title={t('flows.file.title')} closeLabel={t('common.action.close')}>
      <FormStack onSubmit={() => read.mutate(undefined)}>
        <p>{t('flows.file.lead')}</p>
        <label className={css['file']}>
          {t('flows.file.choose')}
          <input
            type="file"
            accept=".yaml,.yml,application/yaml"
            onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setYaml)}
          />
        </label>
        <Textarea
          label={t('flows.file.text')}
          rows={8}
          value={yaml}
          onChange={(event) => setYaml(event.currentTarget.value)}
          data-testid="flow-yaml"
        />
        {faults.length > 0 && (
          <Notice tone="lamp" icon="alert" live>
            <p>{t('flows.file.faults')}</p>
            <ul className={css['faults']} lang="en">
              {faults.map(({ field, reason }) => (
                <li key={`${field} ${reason}`}>
                  <code>{field}</code>: {reason}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <DialogEnd
          failure={faults.length > 0 ? null : failureText(read.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('flows.file.read')}
          busy={read.isPending}
          testId="flow-read"
        />
      </FormStack>
    </Dialog>
  );
}
