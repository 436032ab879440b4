import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyWords, presetKeys } from '../../../shared/flows/flow-words.ts';
import { keysOf, renameKey } from '../model/edits.ts';
import type { StepFormContext } from './form-context.ts';

/** What the answer is called; chosen, so that nobody has to think of names for programs. */
export function KeySelect({ context, value }: { readonly context: StepFormContext; readonly value: string }) {
  const { t } = useTranslation();
  const { flow, id, onFlow } = context;
  const keys = [...new Set([value, ...presetKeys, ...keysOf(flow)])];
  return (
    <NativeSelect
      label={t('flows.step.key')}
      description={t('flows.step.keyHint')}
      value={value}
      onChange={(event) => onFlow(renameKey(flow, id, event.currentTarget.value))}
      data={keys.map((key) => ({ value: key, label: keyWords(key, t) }))}
    />
  );
}
