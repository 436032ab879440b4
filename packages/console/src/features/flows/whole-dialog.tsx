import { Checkbox, NativeSelect } from '@mantine/core';
import { sortForms } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { stepName } from '../../shared/flows/flow-words.ts';
import { stepNumbers } from '../../shared/flows/steps.ts';
import { FormChoice } from '../../shared/texts/form-choice.tsx';
import type { Content } from './model/history.ts';
import { WordsField } from './step-form/words-field.tsx';

interface WholeDialogProps {
  readonly content: Content;
  readonly onContent: (content: Content, mark?: string) => void;
  readonly onClose: () => void;
}

/** What holds for the whole flow and belongs to no step. */
export function WholeDialog({ content, onContent, onClose }: WholeDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState('standard');
  const { document, turnedOff } = content;
  const { danger = {} } = document;
  const forms = sortForms([...new Set(['standard', 'furigana', 'easy', 'en', form, ...Object.keys(danger)])]);
  return (
    <Dialog wide opened onClose={onClose} title={t('flows.tool.whole')} closeLabel={t('common.action.close')}>
      <NativeSelect
        label={t('flows.whole.help')}
        description={t('flows.whole.helpHint')}
        value={document.help ?? ''}
        onChange={(event) => {
          const { help: _help, ...rest } = document;
          const help = event.currentTarget.value;
          onContent({ ...content, document: help === '' ? rest : { ...rest, help } });
        }}
        data={[
          { value: '', label: t('flows.whole.helpNone') },
          ...[...stepNumbers(document)].map(([id, n]) => ({
            value: id,
            label: `${n}. ${stepName(document, id, t)}`,
          })),
        ]}
      />
      <FormChoice forms={forms} form={form} onForm={setForm} onAdd={setForm} />
      <WordsField
        label={t('flows.whole.danger')}
        form={form}
        words={danger}
        onWords={(words) => {
          const { danger: _danger, ...rest } = document;
          const none = Object.values(words).every((body) => body.trim() === '');
          const next = none ? rest : { ...rest, danger: words };
          onContent({ ...content, document: next }, `danger ${form}`);
        }}
      />
      <p>{t('flows.whole.dangerHint')}</p>
      <Checkbox
        label={t('flows.whole.turnedOff')}
        description={t('flows.whole.turnedOffLead')}
        checked={turnedOff}
        onChange={(event) => onContent({ ...content, turnedOff: event.currentTarget.checked })}
      />
      <Choices>
        <Button look="strong" onClick={onClose}>
          {t('common.action.close')}
        </Button>
      </Choices>
    </Dialog>
  );
}
