import { Checkbox, Radio, TextInput } from '@mantine/core';
import type { FlowNode, FlowOption } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { freeValue } from '../model/edits.ts';
import { DeskSelect } from './desk-select.tsx';
import { faultAt, type StepFormContext } from './form-context.ts';
import { ItemActs } from './item-acts.tsx';
import { WaySelect } from './way-select.tsx';
import css from '../flows.module.css';

type Choice = Extract<FlowNode, { type: 'choice' }>;

/** The answers of a question, where each leads, and how they are shown. */
export function ChoiceFields({
  context,
  node,
}: {
  readonly context: StepFormContext;
  readonly node: Choice;
}) {
  const { t } = useTranslation();
  const { form, onNode, places } = context;
  const apart = node.options.some(({ next, desk }) => next !== undefined || desk !== undefined);
  const [each, setEach] = useState(apart);
  const put = (options: FlowOption[], mark?: string): void => onNode({ ...node, options }, mark);
  const change = (index: number, option: FlowOption, mark?: string): void =>
    put(
      node.options.map((one, at) => (at === index ? option : one)),
      mark,
    );
  return (
    <>
      <fieldset className={css['items']}>
        <legend>{t('flows.step.options')}</legend>
        {node.options.map((option, index) => {
          const name = t('flows.step.option', { n: index + 1 });
          return (
            <div key={option.value} className={css['item']}>
              <div className={css['item-row']}>
                <TextInput
                  aria-label={name}
                  value={option.label[form] ?? ''}
                  placeholder={form === 'standard' ? name : option.label['standard']}
                  error={faultAt(context, `options.${index}.label`)}
                  onChange={(event) =>
                    change(
                      index,
                      { ...option, label: { ...option.label, [form]: event.currentTarget.value } },
                      `option ${option.value} ${form}`,
                    )
                  }
                  data-testid="option-label"
                />
                <ItemActs list={node.options} index={index} name={name} onList={put} />
              </div>
              {each && (
                <>
                  <WaySelect
                    context={context}
                    label={`${name}: ${t('flows.step.next')}`}
                    field={`options.${index}.next`}
                    to={option.next}
                    none={t('flows.step.asBelow')}
                  />
                  <DeskSelect
                    label={`${name}: ${t('flows.step.optionDesk')}`}
                    places={places}
                    value={option.desk ?? ''}
                    none={t('flows.step.always')}
                    onDesk={(desk) => change(index, { ...option, desk: desk === '' ? undefined : desk })}
                  />
                </>
              )}
            </div>
          );
        })}
        <Button
          size="small"
          icon={<Icon name="plus" />}
          onClick={() => put([...node.options, { value: freeValue(node.options), label: {} }])}
          data-testid="option-add"
        >
          {t('flows.step.addOption')}
        </Button>
        {faultAt(context, 'options') !== null && !faultAt(context, 'options.0') && (
          <p className={css['remark']}>{faultAt(context, 'options')}</p>
        )}
      </fieldset>
      <Checkbox
        label={t('flows.step.each')}
        checked={each}
        disabled={apart}
        onChange={(event) => setEach(event.currentTarget.checked)}
      />
      <fieldset className={css['items']}>
        <legend>{t('flows.step.look')}</legend>
        {(['quick', 'buttons'] as const).map((look) => (
          <Radio
            key={look}
            name="look"
            label={t(`flows.step.looks.${look}`)}
            checked={node.look === look}
            onChange={() => onNode({ ...node, look })}
          />
        ))}
      </fieldset>
    </>
  );
}
