import { Checkbox, NativeSelect } from '@mantine/core';
import type { FlowCondition, FlowDocument } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { keyWords } from '../../../shared/flows/flow-words.ts';
import { DeskSelect } from './desk-select.tsx';
import type { StepFormContext } from './form-context.ts';
import css from '../flows.module.css';

const KINDS = ['answer', 'skipped', 'hours', 'seats', 'assigned', 'returning'] as const;

interface Chosen {
  readonly key: string;
  readonly values: readonly { readonly value: string; readonly words: string }[];
}

/** Questions whose answers were chosen from a list: only those may decide where somebody goes. */
function chosenOf(flow: FlowDocument): Chosen[] {
  return Object.values(flow.nodes).flatMap((node): Chosen[] => {
    if (node.type === 'attribute')
      return [{ key: node.key, values: [{ value: node.value, words: node.value }] }];
    const list = node.type === 'choice' ? node.options : node.type === 'region' ? node.regions : null;
    if (!list || !('key' in node)) return [];
    return [
      {
        key: node.key,
        values: list.map(({ value, label }) => ({ value, words: label['standard'] ?? value })),
      },
    ];
  });
}

export function firstCondition(flow: FlowDocument): FlowCondition {
  const [first] = chosenOf(flow);
  const value = first?.values[0]?.value;
  return first && value !== undefined
    ? { on: 'answer', key: first.key, is: [value] }
    : { on: 'hours', desk: 'here', is: 'open' };
}

function conditionOf(on: FlowCondition['on'], flow: FlowDocument): FlowCondition {
  const [first] = chosenOf(flow);
  switch (on) {
    case 'answer':
      return { on, key: first?.key ?? '', is: [first?.values[0]?.value ?? ''] };
    case 'skipped':
      return { on, key: first?.key ?? '' };
    case 'hours':
      return { on, desk: 'here', is: 'open' };
    case 'seats':
      return { on, desk: 'here', is: 'free' };
    case 'assigned':
    case 'returning':
      return { on, is: true };
  }
}

interface ConditionFieldsProps {
  readonly context: StepFormContext;
  readonly when: FlowCondition;
  readonly name: string;
  readonly onWhen: (when: FlowCondition) => void;
}

/** What has to hold for a way of a branch. */
export function ConditionFields({ context, when, name, onWhen }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const { flow, places } = context;
  const chosen = chosenOf(flow);
  const pick = (value: string): void => {
    const on = KINDS.find((one) => one === value);
    if (on) onWhen(conditionOf(on, flow));
  };
  const asked = 'key' in when ? chosen.find(({ key }) => key === when.key) : undefined;
  return (
    <div className={css['field']}>
      <NativeSelect
        label={`${name}: ${t('flows.step.when')}`}
        value={when.on}
        onChange={(event) => pick(event.currentTarget.value)}
        data={KINDS.filter((on) => chosen.length > 0 || (on !== 'answer' && on !== 'skipped')).map((on) => ({
          value: on,
          label: t(`flows.step.on.${on}`),
        }))}
      />
      {'key' in when && (
        <NativeSelect
          label={t('flows.step.which')}
          value={when.key}
          onChange={(event) => {
            const key = event.currentTarget.value;
            const value = chosen.find((one) => one.key === key)?.values[0]?.value ?? '';
            onWhen(when.on === 'answer' ? { ...when, key, is: [value] } : { ...when, key });
          }}
          data={chosen.map(({ key }) => ({ value: key, label: keyWords(key, t) }))}
        />
      )}
      {when.on === 'answer' && (
        <fieldset className={css['items']}>
          <legend>{t('flows.step.is')}</legend>
          {asked?.values.map(({ value, words }) => (
            <Checkbox
              key={value}
              label={words}
              checked={when.is.includes(value)}
              disabled={when.is.length === 1 && when.is.includes(value)}
              onChange={(event) =>
                onWhen({
                  ...when,
                  is: event.currentTarget.checked
                    ? [...when.is, value]
                    : when.is.filter((one) => one !== value),
                })
              }
            />
          ))}
        </fieldset>
      )}
      {'desk' in when && (
        <DeskSelect
          label={t('flows.step.desk')}
          places={places}
          value={when.desk}
          onDesk={(desk) => onWhen({ ...when, desk })}
        />
      )}
      {when.on === 'hours' && (
        <NativeSelect
          aria-label={t('flows.step.is')}
          value={when.is}
          onChange={(event) =>
            onWhen({ ...when, is: event.currentTarget.value === 'open' ? 'open' : 'closed' })
          }
          data={[
            { value: 'open', label: t('flows.step.open') },
            { value: 'closed', label: t('flows.step.shut') },
          ]}
        />
      )}
      {when.on === 'seats' && (
        <NativeSelect
          aria-label={t('flows.step.is')}
          value={when.is}
          onChange={(event) =>
            onWhen({ ...when, is: event.currentTarget.value === 'free' ? 'free' : 'busy' })
          }
          data={[
            { value: 'free', label: t('flows.step.free') },
            { value: 'busy', label: t('flows.step.busy') },
          ]}
        />
      )}
      {(when.on === 'assigned' || when.on === 'returning') && (
        <NativeSelect
          aria-label={t('flows.step.is')}
          value={when.is ? 'yes' : 'no'}
          onChange={(event) => onWhen({ ...when, is: event.currentTarget.value === 'yes' })}
          data={[
            { value: 'yes', label: t('flows.step.yes') },
            { value: 'no', label: t('flows.step.no') },
          ]}
        />
      )}
    </div>
  );
}
