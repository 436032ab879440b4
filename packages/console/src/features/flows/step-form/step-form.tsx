import { Checkbox } from '@mantine/core';
import { formsOfFlow, isQuestion, sortForms } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Tag } from '../../../components/tag.tsx';
import { FormChoice } from '../../../shared/texts/form-choice.tsx';
import { stepNumbers } from '../../../shared/flows/steps.ts';
import { BranchFields } from './branch-fields.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { faultAt, type StepFormContext } from './form-context.ts';
import { KeySelect } from './key-select.tsx';
import { PlainFields } from './plain-fields.tsx';
import { RegionFields } from './region-fields.tsx';
import { WaySelect } from './way-select.tsx';
import { WordsField } from './words-field.tsx';
import css from '../flows.module.css';

interface StepFormProps {
  readonly context: StepFormContext;
  readonly onForm: (form: string) => void;
  readonly onStart: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** Everything about one step, in plain words. */
export function StepForm({ context, onForm, onStart, onDuplicate, onRemove }: StepFormProps) {
  const { t } = useTranslation();
  const { flow, id, form, remarks, onNode } = context;
  const node = flow.nodes[id];
  if (!node) return null;
  const spoken = 'words' in node ? node : null;
  const words = spoken?.words ?? {};
  const optional = node.type === 'handoff' || node.type === 'end';
  const forms = sortForms([...new Set(['standard', 'furigana', 'easy', 'en', form, ...formsOfFlow(flow)])]);
  const title = optional ? 'optionalWords' : isQuestion(node) ? 'question' : 'words';
  return (
    <div className={css['form']} data-testid="step-form">
      <header>
        <p className={css['row']}>
          <Tag>{t('flows.step.number', { n: stepNumbers(flow).get(id) })}</Tag>
          {flow.start === id && <Tag tone="calm">{t('flows.picture.begins')}</Tag>}
        </p>
        <h2>{t(`flows.type.${node.type}`)}</h2>
        <p className={css['soft']}>{t(`flows.typeHint.${node.type}`)}</p>
      </header>
      {remarks.map((remark) => (
        <p key={`${remark.field} ${remark.words}`} className={css['remark']} data-severity={remark.severity}>
          <Icon name={remark.severity === 'fault' ? 'alert' : 'question'} /> {remark.words}
        </p>
      ))}
      {spoken && (
        <>
          <FormChoice forms={forms} form={form} onForm={onForm} onAdd={onForm} />
          <WordsField
            key={`${id} ${form}`}
            label={t(`flows.step.${title}`)}
            form={form}
            words={words}
            fault={faultAt(context, 'words')}
            onWords={(next) => onNode({ ...spoken, words: next }, `words ${form}`)}
          />
        </>
      )}
      {node.type === 'choice' && <ChoiceFields key={id} context={context} node={node} />}
      {node.type === 'region' && <RegionFields context={context} node={node} />}
      {node.type === 'branch' && <BranchFields context={context} node={node} />}
      <PlainFields context={context} node={node} />
      {isQuestion(node) && (
        <Checkbox
          label={t('flows.step.skip')}
          checked={node.skip}
          onChange={(event) => onNode({ ...node, skip: event.currentTarget.checked })}
        />
      )}
      {node.type === 'message' && (
        <Checkbox
          label={t('flows.step.promise')}
          description={t('flows.step.promiseHint')}
          checked={node.promise ?? false}
          onChange={(event) => onNode({ ...node, promise: event.currentTarget.checked || undefined })}
        />
      )}
      {'key' in node && <KeySelect context={context} value={node.key} />}
      {node.type !== 'end' && node.type !== 'handoff' && (
        <WaySelect
          context={context}
          label={t(node.type === 'branch' ? 'flows.step.otherwise' : 'flows.step.next')}
          field="next"
          to={node.next}
          none={t('flows.step.undecided')}
          testId="step-next"
        />
      )}
      <div className={css['acts']}>
        {flow.start !== id && (
          <Button size="small" onClick={onStart}>
            {t('flows.step.makeStart')}
          </Button>
        )}
        <Button size="small" onClick={onDuplicate} data-testid="step-duplicate">
          {t('flows.step.duplicate')}
        </Button>
        <Button size="small" onClick={onRemove} data-testid="step-remove">
          {t('flows.step.remove')}
        </Button>
      </div>
    </div>
  );
}
